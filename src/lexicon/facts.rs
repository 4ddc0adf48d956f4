//! The words of numbers, quantities, dates and what is counted, by language: `numbers.txt`, `quantities.txt`, `times.txt` and
//! `heads.txt`.
//!
//! All rows are kind, phrase and value. A phrase is found by its first word; of several that fit, the longest counts.

use super::rows;
use super::words::Words;
use std::sync::OnceLock;

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number word; its value.
    Number,
    /// What multiplies the number before it; its value.
    Scale,
    /// A scale that is one letter and stands on its number ("5m").
    Short,
    /// A number word that counts what goes before it as well ("dozen", "Dutzend"); its value.
    Group,
    /// A place in an order; its value.
    Ordinal,
    /// A part of one; its value.
    Fraction,
    /// An article that stands for one ("a dozen").
    One,
    /// What stands between parts of one number, and between two numbers of a range ("between 10 and 12").
    And,
    /// What opens a range.
    Between,
    /// What stands between the numbers of a range.
    To,
    /// The number is not exact, in either direction.
    About,
    /// The number, or more.
    Least,
    /// The number, or fewer.
    Most,
    /// More than the number.
    Over,
    /// Fewer than the number, by little or much.
    Under,
    /// A unit; the one of its dimension, what it is times of that, and per how many.
    Unit,
    /// A currency; its ISO code.
    Currency,
    /// A share.
    Percent,
    /// What makes a share no share; how many percentage points it is, or nothing for other points.
    Points,
    /// What stands before a number that only names ("Section 12").
    Designation,
    /// What is counted in the result of a vote or a match ("votes", "goals").
    Tally,
    /// What stands between the numbers of a result ("31 to 28").
    Against,
    /// What says that members of a body voted.
    Voted,
    /// What makes a number tell how often something came without a break ("in a row"); `noun` where what came stands behind.
    Row,
    /// What makes an ordinal a place in an order ("place").
    Place,
    /// What stands before such an ordinal ("ranks").
    Ranks,
    /// What stands before the minute of a match ("on 76 minutes").
    OnMinute,
    /// An age at which something begins or ends by law ("retirement age").
    Limit,
    /// What may stand between a number and its unit of time ("three full days").
    Full,
    /// What stands before a length of time of one ("for an hour").
    For,
    /// What stands behind a number that says nothing ("two sides").
    Trivial,
    /// What opens an age ("aged").
    Aged,
    /// What closes an age ("years old").
    Old,
    /// A unit of time; days it has, or for parts of a day its name.
    Span,
    /// A time that lies back ("ago").
    Ago,
    /// A time that lies ahead ("from now", "in").
    Ahead,
    /// The one before ("last").
    Last,
    /// The one after ("next").
    Next,
    /// The current one ("this").
    This,
    /// A day by itself; days from today.
    Day,
    /// From then on.
    Since,
    /// To then.
    Until,
    /// By then.
    By,
    /// Where a span begins ("from").
    From,
    /// At that time ("on", "in").
    At,
    /// What is planned, expected or only possible.
    Plan,
    /// What belongs to another time than that of the report ("a year earlier").
    Earlier,
    /// What stands before the value of another time ("from", "compared with").
    Former,
    /// What stands behind an hour: the half of the day, nothing, or `zone` for one that is not the place's own.
    Clock,
    /// A part of the day: the half that it lies in, or `night`.
    Half,
    /// A time of day by itself; minutes since midnight.
    Noon,
    /// A part of an hour before "past" and "to"; its minutes.
    Quarter,
    /// What stands between minutes and the hour: `past` or `to`.
    Past,
    /// Half an hour before the hour that follows ("halb zehn").
    HalfTo,
    /// What stands before a time that is near it ("shortly before").
    Near,
    /// A part of a year that figures are given for.
    Period,
    /// More of them beside others ("another", "more").
    More,
    /// A part of those named before ("including").
    Part,
    /// What it is that is counted or measured; its class.
    Head,
    /// The same, where the value grows as time goes on.
    Growing,
    /// What is said of those counted ("killed"); its class.
    State,
    /// The same, where the value grows as time goes on.
    GrowingState,
    /// People without a state of their own; the class, or nothing for people in general.
    Those,
    /// Something that lasts; its class.
    Event,
    /// What says that somebody is where an event takes place ("remain in"); the class of the event.
    Stay,
    /// What begins an event.
    Begin,
    /// What ends an event.
    End,
    /// A value changes by the number.
    Change,
    /// How a score is told.
    Result,
    /// What makes the number before it a part of an address.
    Address,
    /// What makes a number the whole of those counted ("all 241").
    All,
    /// A part of a country.
    Region,
    /// A verb of saying.
    Said,
    /// Stands for somebody named before.
    Pronoun,
    /// What says how long something takes.
    Lasts,
    /// A value that parties or players each have one of their own of; its class.
    Each,
    /// What may stand between those counted and what is said of them ("were").
    Links,
}

const KINDS: [(&str, Kind); 77] = [
    ("number", Kind::Number),
    ("scale", Kind::Scale),
    ("short", Kind::Short),
    ("group", Kind::Group),
    ("ordinal", Kind::Ordinal),
    ("fraction", Kind::Fraction),
    ("one", Kind::One),
    ("and", Kind::And),
    ("between", Kind::Between),
    ("to", Kind::To),
    ("about", Kind::About),
    ("least", Kind::Least),
    ("most", Kind::Most),
    ("over", Kind::Over),
    ("under", Kind::Under),
    ("unit", Kind::Unit),
    ("currency", Kind::Currency),
    ("percent", Kind::Percent),
    ("points", Kind::Points),
    ("designation", Kind::Designation),
    ("trivial", Kind::Trivial),
    ("tally", Kind::Tally),
    ("against", Kind::Against),
    ("voted", Kind::Voted),
    ("row", Kind::Row),
    ("place", Kind::Place),
    ("ranks", Kind::Ranks),
    ("onMinute", Kind::OnMinute),
    ("limit", Kind::Limit),
    ("full", Kind::Full),
    ("for", Kind::For),
    ("aged", Kind::Aged),
    ("old", Kind::Old),
    ("span", Kind::Span),
    ("ago", Kind::Ago),
    ("ahead", Kind::Ahead),
    ("last", Kind::Last),
    ("next", Kind::Next),
    ("this", Kind::This),
    ("day", Kind::Day),
    ("since", Kind::Since),
    ("until", Kind::Until),
    ("by", Kind::By),
    ("from", Kind::From),
    ("at", Kind::At),
    ("plan", Kind::Plan),
    ("earlier", Kind::Earlier),
    ("former", Kind::Former),
    ("clock", Kind::Clock),
    ("half", Kind::Half),
    ("noon", Kind::Noon),
    ("quarter", Kind::Quarter),
    ("past", Kind::Past),
    ("halfTo", Kind::HalfTo),
    ("near", Kind::Near),
    ("period", Kind::Period),
    ("more", Kind::More),
    ("part", Kind::Part),
    ("head", Kind::Head),
    ("growing", Kind::Growing),
    ("state", Kind::State),
    ("growingState", Kind::GrowingState),
    ("those", Kind::Those),
    ("event", Kind::Event),
    ("stay", Kind::Stay),
    ("begin", Kind::Begin),
    ("end", Kind::End),
    ("change", Kind::Change),
    ("result", Kind::Result),
    ("links", Kind::Links),
    ("said", Kind::Said),
    ("address", Kind::Address),
    ("all", Kind::All),
    ("region", Kind::Region),
    ("pronoun", Kind::Pronoun),
    ("lasts", Kind::Lasts),
    ("each", Kind::Each),
];

/// A row, found by its first word.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// The words behind the first, parted by spaces.
    pub rest: &'static str,
    /// What it stands for.
    pub value: &'static str,
}

/// The words of a language.
#[derive(Debug, Default)]
pub struct Facts {
    rows: Words<Vec<Row>>,
    /// A comma opens the decimals, and points part thousands.
    pub decimal_comma: bool,
    /// Nouns begin with a capital letter.
    pub capital_nouns: bool,
    /// Which language's rows these are; empty where there are none.
    pub tag: &'static str,
    /// Classes of people.
    people: Vec<&'static str>,
}

/// The class of people in general.
pub const PEOPLE: &str = "people";

macro_rules! files {
    ($tag:literal) => {
        (
            $tag,
            [
                include_str!(concat!($tag, "/numbers.txt")),
                include_str!(concat!($tag, "/quantities.txt")),
                include_str!(concat!($tag, "/times.txt")),
                include_str!(concat!($tag, "/heads.txt")),
            ],
        )
    };
}

const FILES: [(&str, [&str; 4]); 4] = [files!("en"), files!("de"), files!("es"), files!("fr")];

impl Facts {
    /// The rows for a text in a language (BCP 47): English where it is not known, none where the language has none.
    pub fn of(language: Option<&str>) -> &'static Self {
        static FACTS: [OnceLock<Facts>; FILES.len() + 1] = [const { OnceLock::new() }; FILES.len() + 1];
        let tag = language.and_then(|tag| tag.split('-').next()).unwrap_or("en");
        let at = FILES.iter().position(|(of, _)| *of == tag).unwrap_or(FILES.len());
        FACTS[at].get_or_init(|| Self::read(at))
    }

    fn read(at: usize) -> Self {
        let mut facts = Self { decimal_comma: at != 0, capital_nouns: at == 1, ..Self::default() };
        let Some((tag, files)) = FILES.get(at) else { return facts };
        facts.tag = tag;
        for file in files {
            for (kind, row) in rows(file) {
                let (phrase, value) = row.split_once('\t').unwrap_or((row, ""));
                let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
                match KINDS.iter().find(|(name, _)| *name == kind) {
                    Some(&(_, kind)) => {
                        if kind == Kind::Those && !facts.people.contains(&value) {
                            facts.people.push(value);
                        }
                        facts.rows.or_insert_with(first, Vec::new).push(Row { kind, rest, value });
                    }
                    None => debug_assert!(false, "{tag}: {kind} {row}"),
                }
            }
        }
        facts
    }

    /// Whether a class is one of people.
    pub fn are_people(&self, class: &str) -> bool {
        class == PEOPLE || !class.is_empty() && self.people.contains(&class)
    }

    /// All rows whose phrase begins with a word.
    pub fn begin_with(&self, word: &str) -> &[Row] {
        self.rows.get(word).map_or(&[], Vec::as_slice)
    }
}
