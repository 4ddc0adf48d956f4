//! Piles of hundreds and thousands: what is found is what a plain join of all with all finds, order and batches show
//! nowhere, and wording that very many share costs no square. The texts are made of invented words.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{ArticleInput, Corpus, Detail, Relation, RelationKind, RelationQuery, Report, Settings};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const SYLLABLES: [&str; 24] = [
    "ba", "ko", "ri", "lan", "ter", "vos", "mi", "dra", "sen", "qu", "pel", "ost", "har", "nim", "zu", "cai", "wen",
    "tor", "lis", "mar", "fe", "gol", "du", "sti",
];
/// Words of a shingle, and shared shingles from which a pair is measured.
const SHINGLE: usize = 5;
const LEAST_SHARED: usize = 4;

/// Numbers that are the same every time (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % count as u64) as usize
    }

    /// One of some three thousand words, the first ones more often.
    fn word(&mut self) -> String {
        let most = [20, 300, 3000][self.below(3)];
        let mut number = self.below(most) + SYLLABLES.len();
        let mut word = String::new();
        while number > 0 {
            word += SYLLABLES[number % SYLLABLES.len()];
            number /= SYLLABLES.len();
        }
        word
    }

    fn words(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.word()).collect()
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

/// Sentences of fourteen words, four to a paragraph.
fn prose(words: &[String]) -> String {
    let mut text = String::new();
    for (at, sentence) in words.chunks(14).enumerate() {
        text += match at {
            0 => "",
            _ if at % 4 == 0 => "\n\n",
            _ => " ",
        };
        text += &sentence[0][..1].to_uppercase();
        text += &sentence.join(" ")[1..];
        text.push('.');
    }
    text
}

fn article(number: usize, words: &[String]) -> ArticleInput {
    ArticleInput {
        id: Some(format!("a{number:04}")),
        title: Some(format!("Headline {}", words[..4].join(" "))),
        published: Some(format!("2031-03-{:02}", 1 + number % 28)),
        text: Some(prose(words)),
        ..ArticleInput::default()
    }
}

/// Texts of which some are copies, near copies, excerpts and reworked ones of others, and many hold a formula of others.
fn texts(count: usize, copies: bool) -> Vec<Vec<String>> {
    let mut numbers = Numbers(count as u64 + 1);
    let formulas: Vec<Vec<String>> = (0..60).map(|at| numbers.words(4 + at % 9)).collect();
    let mut texts: Vec<Vec<String>> = Vec::new();
    for number in 0..count {
        let chance = numbers.below(100);
        let origin = (number > 20).then(|| texts[numbers.below(number)].clone());
        texts.push(match origin {
            Some(words) if chance < 10 && copies => words,
            Some(mut words) if chance < 20 => {
                for _ in 0..=words.len() / 40 {
                    let at = numbers.below(words.len());
                    words[at] = numbers.word();
                }
                words
            }
            Some(words) if chance < 27 && words.len() > 60 => words[..words.len() / 2].to_vec(),
            Some(mut words) if chance < 35 => {
                // Half of it is told anew.
                let from = numbers.below(words.len() / 2);
                let to = from + words.len() / 2;
                words.splice(from..to, numbers.words(40));
                words
            }
            _ => {
                let length = 40 + numbers.below(160);
                let mut words = numbers.words(length);
                let at = numbers.below(words.len());
                words.splice(at..at, formulas[numbers.below(60)].iter().cloned());
                words
            }
        });
    }
    texts
}

fn pile(texts: &[Vec<String>]) -> Vec<ArticleInput> {
    texts.iter().enumerate().map(|(number, words)| article(number, words)).collect()
}

fn report(inputs: Vec<ArticleInput>, settings: Settings) -> Report {
    let mut corpus = Corpus::new(settings);
    corpus.add(inputs);
    corpus.report(Detail::Full)
}

fn bytes(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

/// Reports alike but for their history. `assert_eq!` would print megabytes.
fn assert_same(found: &Report, expected: &Report, what: &str) {
    let (found, expected) = (&found.clone().without_history(), &expected.clone().without_history());
    assert_eq!(found.articles.len(), expected.articles.len(), "{what}: articles");
    assert_eq!(found.relations.len(), expected.relations.len(), "{what}: relations");
    for (found, expected) in found.relations.iter().zip(&expected.relations) {
        assert_eq!(found, expected, "{what}");
    }
    assert!(bytes(found) == bytes(expected), "{what}: the reports differ");
}

#[test]
fn order_shows_nowhere() {
    let inputs = pile(&texts(150, true));
    let expected = report(inputs.clone(), Settings::default());
    assert!(expected.groups.len() > 7 && expected.relations.len() > 35);
    for seed in 1..=50 {
        let mut shuffled = inputs.clone();
        Numbers(seed).shuffle(&mut shuffled);
        assert_same(&report(shuffled, Settings::default()), &expected, &format!("seed {seed}"));
    }
}

#[test]
fn batches_show_nowhere() {
    let inputs = pile(&texts(400, true));
    let expected = report(inputs.clone(), Settings::default());
    for (size, units) in [(150, 100), (97, 3), (250, usize::MAX)] {
        let mut corpus = Corpus::new(Settings::default());
        for batch in inputs.chunks(size) {
            corpus.add(batch.to_vec());
            let mut left = units;
            corpus.step(&mut || {
                left = left.saturating_sub(1);
                left > 0
            });
        }
        assert_same(&corpus.report(Detail::Full), &expected, &format!("batches of {size}"));
    }
}

#[test]
fn what_was_taken_out_leaves_no_trace() {
    let inputs = pile(&texts(400, true));
    let mut numbers = Numbers(5);
    let mut places: Vec<usize> = (0..inputs.len()).collect();
    numbers.shuffle(&mut places);
    let (gone, mut kept) = (places[..120].to_vec(), places[120..].to_vec());
    kept.sort_unstable();
    let expected = report(kept.iter().map(|&place| inputs[place].clone()).collect(), Settings::default());
    let ids = |places: &[usize]| places.iter().filter_map(|&place| inputs[place].id.clone()).collect::<Vec<_>>();
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs.clone());
    let all = corpus.report(Detail::Full);
    corpus.remove(&ids(&gone[..50]));
    corpus.report(Detail::Summary);
    corpus.remove(&ids(&gone[50..]));
    assert_same(&corpus.report(Detail::Full), &expected, "after removing");
    corpus.add(gone.iter().map(|&place| inputs[place].clone()).collect());
    assert_same(&corpus.report(Detail::Full), &all, "after adding again");
}

/// A relation as seen from the article with the lower place.
fn seen_from_the_first(relation: &Relation, place: &dyn Fn(&str) -> usize) -> (usize, usize, serde_json::Value) {
    let (a, b) = (place(&relation.a), place(&relation.b));
    let mut passages: Vec<_> = relation.passages.iter().map(|p| (p.a, p.b, p.words, p.quoted)).collect();
    let mut shares = (relation.a_in_b, relation.b_in_a);
    if a > b {
        shares = (shares.1, shares.0);
        passages.iter_mut().for_each(|passage| *passage = (passage.1, passage.0, passage.2, passage.3));
        passages.sort();
    }
    let seen =
        (relation.kind, relation.score, shares, relation.words, relation.longest, relation.quotes_only, passages);
    (a.min(b), a.max(b), serde_json::to_value(seen).unwrap())
}

#[test]
fn which_of_two_comes_first_shows_nowhere() {
    let texts = texts(400, false);
    let last = texts.len() - 1;
    let seen = |turned: bool| {
        let place = |number: usize| if turned { last - number } else { number };
        let inputs = texts.iter().enumerate().map(|(number, words)| article(place(number), words)).collect();
        let of_id = |id: &str| place(id[1..].parse().unwrap());
        let report = report(inputs, Settings::default());
        let mut seen: Vec<_> = report.relations.iter().map(|found| seen_from_the_first(found, &of_id)).collect();
        seen.sort_by_key(|&(a, b, _)| (a, b));
        seen
    };
    let (there, back) = (seen(false), seen(true));
    assert!(there.len() > 100);
    for (there, back) in there.iter().zip(&back) {
        assert_eq!(there, back);
    }
    assert_eq!(there.len(), back.len());
}

/// Every text's words as numbers.
fn numbered(report: &Report) -> Vec<Vec<u32>> {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let number = |word: &str| {
        let next = known.len() as u32;
        *known.entry(word.to_lowercase()).or_insert(next)
    };
    let mut number = number;
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(&mut number).collect()
    };
    report.articles.iter().map(|article| article.text.as_str()).map(words).collect()
}

fn shingles(words: &[u32]) -> Vec<&[u32]> {
    let mut shingles: Vec<&[u32]> = words.windows(SHINGLE).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Words of the longest run that two texts share.
fn longest_run(a: &[u32], b: &[u32]) -> usize {
    let (mut longest, mut before) = (0, vec![0; b.len() + 1]);
    for x in a {
        let mut here = vec![0; b.len() + 1];
        for (at, y) in b.iter().enumerate() {
            if x == y {
                here[at + 1] = before[at] + 1;
                longest = longest.max(here[at + 1]);
            }
        }
        before = here;
    }
    longest
}

#[test]
fn a_plain_join_of_all_with_all_finds_nothing_more() {
    // From a run of eight words on, which are four shingles, a pair is to be told.
    let settings = Settings { passage_words: 8, ..Settings::default() };
    let report = report(pile(&texts(700, true)), settings.clone());
    let words = numbered(&report);
    let shingles: Vec<Vec<&[u32]>> = words.iter().map(|words| shingles(words)).collect();
    // One of each class of texts with the same words stands for it.
    let mut class: BTreeMap<&[u32], usize> = BTreeMap::new();
    let stands: Vec<usize> = (0..words.len()).map(|at| *class.entry(&words[at]).or_insert(at)).collect();
    let mut holders: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
    for at in (0..words.len()).filter(|&at| stands[at] == at) {
        shingles[at].iter().for_each(|shingle| holders.entry(shingle).or_default().push(at));
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for held in holders.values() {
        for (at, &b) in held.iter().enumerate() {
            held[..at].iter().for_each(|&a| *shared.entry((a, b)).or_default() += 1);
        }
    }
    let place: BTreeMap<&str, usize> =
        report.articles.iter().enumerate().map(|(at, article)| (article.id.as_str(), at)).collect();
    let mut told: BTreeMap<(usize, usize), &Relation> = BTreeMap::new();
    for relation in &report.relations {
        let (a, b) = (place[relation.a.as_str()], place[relation.b.as_str()]);
        assert_eq!(stands[a] == stands[b], relation.kind == RelationKind::Identical, "{} {}", relation.a, relation.b);
        told.insert((stands[a].min(stands[b]), stands[a].max(stands[b])), relation);
    }
    let mut kinds: BTreeMap<RelationKind, usize> = BTreeMap::new();
    for (&(a, b), &count) in shared.iter().filter(|&(_, &count)| count >= LEAST_SHARED) {
        let relation = told.get(&(a, b));
        let run = longest_run(&words[a], &words[b]);
        let names = format!("{} {}: {count} shingles, a run of {run}", report.articles[a].id, report.articles[b].id);
        assert!(relation.is_some() || run < 8, "{names}");
        let Some(relation) = relation else { continue };
        // The two sides may be other members of their classes, and in the other order.
        let turned = stands[place[relation.a.as_str()]] != a;
        let shares = if turned { (relation.b_in_a, relation.a_in_b) } else { (relation.a_in_b, relation.b_in_a) };
        let share = |of: usize| count as f64 / shingles[of].len() as f64;
        assert!((shares.0 - share(a)).abs() < 2e-4 && (shares.1 - share(b)).abs() < 2e-4, "{names}: {relation:?}");
        let resemblance = count as f64 / (shingles[a].len() + shingles[b].len() - count) as f64;
        let held = if words[a].len() <= words[b].len() { share(a) } else { share(b) };
        // What lies at a limit may be rounded to either side.
        if (resemblance - settings.near).abs() > 1e-3 && (held - settings.contains).abs() > 1e-3 {
            assert_eq!(relation.kind == RelationKind::Near, resemblance > settings.near, "{names}: {relation:?}");
            let contains = resemblance < settings.near && held > settings.contains;
            assert_eq!(relation.kind == RelationKind::Contains, contains, "{names}: {relation:?}");
        }
        *kinds.entry(relation.kind).or_default() += 1;
    }
    for kind in [RelationKind::Near, RelationKind::Contains, RelationKind::Rewrite, RelationKind::Passage] {
        assert!(kinds.get(&kind).is_some_and(|&count| count > 20), "{kinds:?}");
    }
    // Nothing is told of pairs that share less.
    for (pair, relation) in told.iter().filter(|(pair, _)| pair.0 != pair.1) {
        assert!(shared.get(pair).is_some_and(|&count| count >= LEAST_SHARED), "{relation:?}");
    }
}

/// All relations without passages, with the time that it took from adding the articles.
fn relations_in_time(inputs: Vec<ArticleInput>) -> (Vec<Relation>, Duration) {
    let begin = Instant::now();
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs);
    let page = corpus.relations(&RelationQuery { count: u32::MAX, ..RelationQuery::default() });
    (page.relations, begin.elapsed())
}

/// Generous: it takes seconds on a slow and busy machine, and a square of what these piles hold takes minutes on a fast one.
const LONG: Duration = Duration::from_secs(120);
/// Relations that a pile of two or three thousand may have at most; a square of it are millions.
const MANY: usize = 200_000;

#[test]
fn identical_articles_cost_no_square() {
    let words = Numbers(7).words(200);
    let (relations, took) = relations_in_time((0..3000).map(|number| article(number, &words)).collect());
    assert_eq!(relations.len(), 2999);
    assert!(relations.iter().all(|relation| relation.kind == RelationKind::Identical));
    assert!(took < LONG, "{took:?}");
}

#[test]
fn an_article_that_all_others_quote_costs_no_square() {
    let mut numbers = Numbers(11);
    let quoted = numbers.words(300);
    let mut inputs = vec![article(0, &quoted)];
    for number in 1..=3000 {
        let mut words = numbers.words(70);
        // Most of the others have no sentence of it in common.
        let from = numbers.below(quoted.len() - 30);
        words.splice(30..30, quoted[from..from + 30].iter().cloned());
        inputs.push(article(number, &words));
    }
    let (relations, took) = relations_in_time(inputs);
    let of_it = relations.iter().filter(|relation| relation.a == "a0000").count();
    assert_eq!(of_it, 3000);
    assert!(relations.len() < MANY, "{}", relations.len());
    assert!(took < LONG, "{took:?}");
}

#[test]
fn one_sentence_that_all_quote_costs_no_square() {
    let mut numbers = Numbers(13);
    let sentence = numbers.words(24);
    let inputs = (0..3000).map(|number| {
        let mut words = numbers.words(70);
        words.splice(30..30, sentence.iter().cloned());
        article(number, &words)
    });
    let (relations, took) = relations_in_time(inputs.collect());
    // Each is told to share it with one other at least, and not with all of them.
    let mut related: Vec<&str> = relations.iter().flat_map(|relation| [relation.a.as_str(), &relation.b]).collect();
    related.sort_unstable();
    related.dedup();
    assert_eq!(related.len(), 3000);
    assert!(relations.len() < MANY, "{}", relations.len());
    assert!(took < LONG, "{took:?}");
}

#[test]
fn boilerplate_costs_no_square() {
    let mut numbers = Numbers(17);
    let boilerplate: Vec<Vec<String>> = (0..6).map(|_| numbers.words(30)).collect();
    let inputs = (0..2000).map(|number| {
        let mut words = numbers.words(60);
        // Inside of paragraphs, where the pile's rules cut no lines.
        for at in 0..3 {
            words.splice(25 * at + 7..25 * at + 7, boilerplate[(number + at * (1 + number % 2)) % 6].iter().cloned());
        }
        article(number, &words)
    });
    let (relations, took) = relations_in_time(inputs.collect());
    assert!(relations.len() < MANY, "{}", relations.len());
    assert!(took < LONG, "{took:?}");
}
