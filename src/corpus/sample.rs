//! A blind sample of pairs, for measuring how well stories are told apart on one's own pile.
//!
//! Pairs of texts are parted into strata by their likeness; of each, those with the least hash of their ids are drawn, so that
//! anybody draws the same ones and a pair stays drawn as the pile grows. The sample itself tells nothing of what was found; the
//! key, a second table, has the likeness, whether the two are in one story, and how many pairs each stratum has, by which
//! judgments are weighed (a stratified estimate; Cochran, "Sampling Techniques", 1977, chapter 5).

use super::Corpus;
use super::csv::Rows;
use crate::order::sorted;
use crate::text::hash_word;

const SAMPLE: &str = "pair,a,b,title_a,title_b,published_a,published_b,text_a,text_b,same_event\r\n";
const KEY: &str = "pair,a,b,likeness,same_story,stratum_from,stratum_to,drawn,of\r\n";

/// Where one stratum ends and the next begins, in ten-thousandths. Below the first are pairs that were hardly alike, or not
/// judged at all for having nothing in common that weighs.
const BORDERS: [u32; 6] = [200, 1000, 3000, 5000, 7000, 9000];
/// So many pairs are drawn of each stratum.
const DRAWN: usize = 30;
/// So much of each text is shown, in characters.
const SHOWN: usize = 600;

/// A pair of texts by their places, and what draws it.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    hash: u64,
    a: usize,
    b: usize,
    likeness: u32,
    stratum: usize,
}

impl Corpus {
    /// The sample and its key.
    pub(super) fn sample(&self) -> (String, String) {
        let edges = self.stories.edges();
        let texts = self.stories.numbers().count();
        let mut strata: Vec<Vec<Drawn>> = vec![Vec::new(); BORDERS.len() + 1];
        let mut sizes = vec![0_u64; BORDERS.len() + 1];
        for &(a, b, likeness) in edges {
            let stratum = BORDERS.partition_point(|&border| border <= likeness);
            sizes[stratum] += 1;
            strata[stratum].push(self.drawn(a as usize, b as usize, likeness, stratum));
        }
        sizes[0] = (texts as u64 * (texts as u64).saturating_sub(1) / 2) - sizes[1..].iter().sum::<u64>();
        // Of the many that are hardly alike, each text is drawn with one other, which its id and theirs decide.
        for a in 0..texts {
            let first = (hash_word(self.id(self.stories.number(a))) % texts as u64) as usize;
            let mut partners = (0..texts.min(2 * DRAWN)).map(|b| (first + b) % texts);
            let partner = partners.find(|&b| a != b && self.stories.likeness_of(a, b) < BORDERS[0]);
            strata[0].extend(partner.map(|b| self.drawn(a.min(b), a.max(b), self.stories.likeness_of(a, b), 0)));
        }
        let mut drawn = Vec::new();
        for stratum in strata {
            let mut stratum = sorted(stratum, |x, y| (x.hash, x.a, x.b).cmp(&(y.hash, y.a, y.b)));
            stratum.dedup_by_key(|pair| (pair.a, pair.b));
            stratum.truncate(DRAWN);
            drawn.extend(stratum);
        }
        let mut of_stratum = vec![0_u32; BORDERS.len() + 1];
        drawn.iter().for_each(|pair: &Drawn| of_stratum[pair.stratum] += 1);
        // What a pair is called and where it stands must not tell its stratum.
        let drawn = sorted(drawn, |x, y| (x.hash, x.a, x.b).cmp(&(y.hash, y.a, y.b)));
        let (mut sample, mut key) = (Rows::new(SAMPLE), Rows::new(KEY));
        for (place, pair) in drawn.iter().enumerate() {
            let ids = [pair.a, pair.b].map(|text| self.stories.number(text));
            for rows in [&mut sample, &mut key] {
                rows.number(place as u32 + 1);
                ids.iter().for_each(|&number| rows.text(self.id(number)));
            }
            let articles = ids.map(|number| self.seen(number).unwrap_or_default());
            articles.iter().for_each(|article| sample.optional(article.title.as_ref()));
            articles.iter().for_each(|article| sample.optional(article.published.as_ref()));
            articles.iter().for_each(|article| sample.text(&article.text.chars().take(SHOWN).collect::<String>()));
            sample.plain("");
            sample.end();
            key.share(pair.likeness as u16);
            key.flag(self.in_one_story(pair.a, pair.b));
            key.share(pair.stratum.checked_sub(1).map_or(0, |below| BORDERS[below]) as u16);
            key.share(BORDERS.get(pair.stratum).copied().unwrap_or(10_000) as u16);
            key.number(of_stratum[pair.stratum]);
            key.plain(&sizes[pair.stratum].to_string());
            key.end();
        }
        (sample.out, key.out)
    }

    fn drawn(&self, a: usize, b: usize, likeness: u32, stratum: usize) -> Drawn {
        let (one, other) = (self.id(self.stories.number(a)), self.id(self.stories.number(b)));
        // Not the sum of two hashes alone: pairs of one text would stand together.
        let hash = hash_word(&format!("{one}\n{other}"));
        Drawn { hash, a, b, likeness, stratum }
    }
}
