//! Who and what the articles of a story name: the same in several articles is one member.
//!
//! Full names first, so that a surname alone finds its bearer; two people of one surname stay two. Words are compared as a
//! reader takes them for the same: case, accents, spellings of one sound at the end of Slavic names. Roles are learnt from
//! all articles and looked up as wholes, so that "the Russian president" means one person wherever it stands. Quadratic in
//! the names of a story, of which there are at most a few hundred.

use super::Text;
use super::names::{Named, Names};
use super::speech::{Speech, Voice};
use crate::lexicon::classes::{BODY, Class, MAN, PRONOUN, ROLE, WOMAN};
use crate::report::NameKind;

/// Who and what a story's articles name, the same in several articles being one.
#[derive(Debug, Default)]
pub struct Cast {
    /// Each person, body or place.
    pub members: Vec<Member>,
    /// For each article, for each of its [`Names::named`], the place among the members.
    pub member_of: Vec<Vec<u32>>,
    /// For each member, the words of each of its roles.
    roles: Vec<Vec<Vec<String>>>,
}

/// A person, body or place of a story.
#[derive(Debug, Clone)]
pub struct Member {
    /// The fullest form.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// Other forms, the most frequent first.
    pub variants: Vec<String>,
    /// Roles, the most frequent first.
    pub roles: Vec<String>,
}

/// A member while it is gathered.
struct Gathered {
    words: Vec<String>,
    gender: u64,
    /// Votes for its kind: persons, bodies, places.
    kinds: [u32; 3],
    forms: Vec<(String, u32)>,
    roles: Vec<(String, u32)>,
}

impl Cast {
    /// Joins what the texts name.
    pub fn new(texts: &[Text<'_>]) -> Self {
        let mut gathered: Vec<Gathered> = Vec::new();
        let mut member_of: Vec<Vec<u32>> =
            texts.iter().map(|text| vec![u32::MAX; text.reading.names.named.len()]).collect();
        for full in [true, false] {
            for (text, members) in texts.iter().zip(&mut member_of) {
                for (place, named) in text.reading.names.named.iter().enumerate() {
                    let words = folded_words(&named.name);
                    if (words.len() > 1) == full {
                        let member = find(&gathered, named, &words);
                        members[place] = member.unwrap_or(gathered.len()) as u32;
                        if member.is_none() {
                            gathered.push(Gathered {
                                words,
                                gender: named.gender,
                                kinds: [0; 3],
                                forms: Vec::new(),
                                roles: Vec::new(),
                            });
                        }
                        gathered[members[place] as usize].take(named);
                    }
                }
            }
        }
        for (text, members) in texts.iter().zip(&member_of) {
            for mention in &text.reading.names.mentions {
                let member = &mut gathered[members[mention.who as usize] as usize];
                count(&mut member.forms, text.words(mention.span));
            }
        }
        let members: Vec<Member> = gathered.into_iter().map(Gathered::told).collect();
        let roles = members.iter().map(|member| member.roles.iter().map(|role| role_words(role)).collect());
        Self { roles: roles.collect(), members, member_of }
    }

    /// The member of a text's name.
    pub fn member(&self, text: usize, who: u32) -> Option<u32> {
        self.member_of.get(text)?.get(who as usize).copied()
    }

    /// Whom a role means ("the Russian president"); `None` where it is nobody's, or several people's.
    pub fn role(&self, role: &str) -> Option<u32> {
        let wanted = role_words(role);
        if wanted.is_empty() {
            return None;
        }
        let last = &wanted[wanted.len() - 1];
        let of_body = is_body(last);
        let mut best: Option<(usize, u32)> = None;
        let mut several = false;
        for (place, roles) in self.roles.iter().enumerate() {
            let fits = |known: &&Vec<String>| {
                (known.last() == wanted.last() || !of_body && known.contains(last))
                    && wanted.iter().all(|word| known.contains(word))
            };
            let count = roles.iter().filter(fits).count();
            if count == 0 {
                continue;
            }
            several |= best.is_some();
            if best.is_none_or(|(known, _)| count > known) {
                best = Some((count, place as u32));
            }
        }
        best.filter(|_| !several || wanted.len() > 1).map(|(_, member)| member)
    }

    /// Whether two speakers may be one: not where the one is said to be what the other, by all that is known of it, is not.
    pub fn may_be(&self, a: Option<&String>, b: Option<&String>) -> bool {
        let member = |name: Option<&String>| self.members.iter().find(|member| Some(&member.name) == name);
        let (member, phrase) = match (member(a), member(b)) {
            (Some(member), None) => (member, b),
            (None, Some(member)) => (member, a),
            _ => return true,
        };
        let nouns = phrase.map(|phrase| role_words(phrase)).unwrap_or_default();
        let is_role = |noun: &String| is_of(noun, ROLE) || noun == "spokesperson";
        let known = |role: &String| role_words(role).iter().any(|word| nouns.contains(word));
        !nouns.iter().any(is_role) || member.roles.is_empty() || member.roles.iter().any(known)
    }

    /// The member that a voice of a text is.
    pub fn voice(&self, text: usize, voice: &Voice) -> Option<u32> {
        match voice.who {
            Some(who) => self.member(text, who),
            None => self.role(&voice.name),
        }
    }

    /// The name of who says something in a text: the member's, else the words that name the speaker; `None` for nobody,
    /// and for a pronoun that means nobody who is named.
    pub fn speaker(&self, text: usize, speech: &Speech) -> Option<String> {
        self.name_of(text, speech.voice.as_ref()?)
    }

    /// The same of a voice.
    pub fn name_of(&self, text: usize, voice: &Voice) -> Option<String> {
        match self.voice(text, voice) {
            Some(member) => Some(self.members[member as usize].name.clone()),
            None => Some(voice.name.clone()).filter(|name| !is_pronoun(name)),
        }
    }
}

fn is_pronoun(name: &str) -> bool {
    is_of(name, PRONOUN)
}

/// Whether a word is one for a body: what speaks for it is a person, and not it.
fn is_body(word: &str) -> bool {
    is_of(word, BODY)
}

fn is_of(word: &str, wanted: Class) -> bool {
    let class = super::words::table(None).and_then(|table| table.get(word.to_lowercase().as_str()));
    class.is_some_and(|class| class & wanted != 0)
}

impl Gathered {
    fn take(&mut self, named: &Named) {
        let words = folded_words(&named.name);
        if words.len() > self.words.len() {
            self.words = words;
        }
        self.gender |= named.gender;
        match named.kind {
            NameKind::Person => self.kinds[0] += 1,
            NameKind::Body => self.kinds[1] += 1,
            NameKind::Place => self.kinds[2] += 1,
            NameKind::Other => {}
        }
        count(&mut self.forms, &named.name);
        named.roles.iter().for_each(|role| count(&mut self.roles, role));
    }

    fn kind(&self) -> NameKind {
        let most = self.kinds.iter().copied().max().unwrap_or(0);
        match self.kinds.iter().position(|&votes| votes == most && most > 0) {
            Some(0) => NameKind::Person,
            Some(1) => NameKind::Body,
            Some(2) => NameKind::Place,
            _ => NameKind::Other,
        }
    }

    fn told(self) -> Member {
        let kind = self.kind();
        let counts = self.forms.clone();
        let mut forms = by_count(self.forms);
        let words = |form: &String| form.split(' ').count();
        let fullest = forms.iter().map(words).max().unwrap_or(0);
        let mut place = forms.iter().position(|form| words(form) == fullest).unwrap_or(0);
        // What one text adds to a person's two names ("Lino Ada Bell") is hardly a part of it.
        let count = |form: &String| counts.iter().find(|known| known.0 == *form).map_or(0, |known| known.1);
        let usual = forms.iter().position(|form| words(form) > 1);
        if let Some(usual) = usual.filter(|&usual| count(&forms[usual]) > count(&forms[place]))
            && matches!(kind, NameKind::Person | NameKind::Other)
            && forms[place].ends_with(&forms[usual])
        {
            place = usual;
        }
        let name = forms.remove(place);
        Member { name, kind, variants: forms, roles: by_count(self.roles) }
    }
}

fn count(of: &mut Vec<(String, u32)>, form: &str) {
    match of.iter_mut().find(|(known, _)| known == form) {
        Some((_, count)) => *count += 1,
        None => of.push((form.to_owned(), 1)),
    }
}

fn by_count(forms: Vec<(String, u32)>) -> Vec<String> {
    let ordered = crate::order::sorted(forms, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    ordered.into_iter().map(|(form, _)| form).collect()
}

/// The member that a name is; none where it could be several.
fn find(gathered: &[Gathered], named: &Named, words: &[String]) -> Option<usize> {
    if let Some(same) = gathered.iter().position(|known| known.words == words) {
        return Some(same);
    }
    let apart = |known: &Gathered| {
        let both = known.gender | named.gender;
        both == MAN | WOMAN && known.gender != 0 && named.gender != 0
    };
    let (first, last) = (words.first()?, words.last()?);
    let fits = |known: &Gathered| {
        if apart(known) {
            return false;
        }
        let (Some(known_first), Some(known_last)) = (known.words.first(), known.words.last()) else { return false };
        let person = matches!(known.kind(), NameKind::Person | NameKind::Other)
            && matches!(named.kind, NameKind::Person | NameKind::Other);
        match (known.words.len(), words.len()) {
            (2.., 2..) => {
                let part = || known.words.ends_with(words) || words.ends_with(&known.words);
                person && known_last == last && (known_first == first || is_initial(known_first, first) || part())
            }
            (2.., 1) if person => known_last == last || known_first == first && known.kind() == NameKind::Person,
            (2.., 1) => named.name.chars().all(|c| c.is_uppercase() || c == '.') && initials(&known.words) == *last,
            _ => false,
        }
    };
    let mut fitting = (0..gathered.len()).filter(|&at| fits(&gathered[at]));
    let one = fitting.next()?;
    match fitting.next() {
        None => Some(one),
        // A surname that several bear: the one whose title it has.
        Some(_) => {
            let roles = |known: &Gathered| known.roles.iter().any(|(role, _)| named.roles.contains(role));
            (0..gathered.len()).find(|&at| fits(&gathered[at]) && roles(&gathered[at]))
        }
    }
}

/// "J" is an initial of "John".
fn is_initial(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|word| !matches!(word.as_str(), "of" | "the" | "and" | "for" | "de"))
        .filter_map(|word| word.chars().next())
        .collect()
}

/// The words of a name as they are compared.
fn folded_words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| c.is_whitespace() || c == '-').map(folded).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.collect();
    // "Ada Bell Jr."
    if words.len() > 2 && words.last().is_some_and(|word| matches!(word.as_str(), "ir" | "sr" | "ii" | "iii")) {
        words.pop();
    }
    words
}

/// The last word of a name, as names are compared.
pub fn surname(name: &str) -> Option<String> {
    folded_words(name).pop()
}

/// A word without case, accents and the spellings of one ending.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
            'ì'..='ï' | 'ī' | 'y' | 'ý' | 'ÿ' | 'j' => 'i',
            'ñ' | 'ń' | 'ň' => 'n',
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
            'ś' | 'š' | 'ş' | 'ß' => 's',
            'ź' | 'ž' | 'ż' => 'z',
            'ł' => 'l',
            'ğ' => 'g',
            '’' | '\'' | '.' => continue,
            other => other,
        };
        if !(plain == 'i' && folded.ends_with('i')) {
            folded.push(plain);
        }
    }
    folded
}

/// The words of a role that tell it from others.
pub fn role_words(role: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in role.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’' | '\''))) {
        let lower = word.to_lowercase().replace('’', "'");
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        let word = match bare {
            "" | "the" | "a" | "an" | "of" | "mr" | "mrs" | "ms" | "his" | "her" | "its" | "their" | "this"
            | "that" => continue,
            "defence" => "defense",
            "spokesman" | "spokeswoman" => "spokesperson",
            "chairman" | "chairwoman" => "chair",
            other => crate::lexicon::classes::adjective(other).unwrap_or(other),
        };
        words.push(word.to_owned());
    }
    words
}

/// Where a member is named in a text: for what needs the mentions of one.
pub fn mentions_of(names: &Names, who: u32) -> impl Iterator<Item = super::reading::Span> + '_ {
    names.mentions.iter().filter(move |mention| mention.who == who).map(|mention| mention.span)
}
