//! Rows of the lexicon as one small table: words that are looked up, each with what its row says of it.

/// Words and what their rows say, sorted by word. One kind of table for all lists keeps the module small, and so does
/// putting each row in its place as it comes: a sort of its own would weigh more than all tables.
#[derive(Debug)]
pub(super) struct Rows(Vec<(&'static str, &'static str)>);

impl Rows {
    /// The rows "value TAB word" of some files.
    pub(super) fn of(files: &[&'static str]) -> Self {
        let rows = files.iter().flat_map(|file| file.lines()).filter(|row| !row.starts_with('#'));
        rows.filter_map(|row| row.split_once('\t')).fold(Self(Vec::new()), |rows, (value, word)| rows.with(word, value))
    }

    /// The same of rows "word TAB value".
    pub(super) fn turned(files: &[&'static str]) -> Self {
        Self::of(files).0.into_iter().fold(Self(Vec::new()), |rows, (value, word)| rows.with(word, value))
    }

    /// Rows of one word stay in their order.
    fn with(mut self, word: &'static str, value: &'static str) -> Self {
        let place = self.0.partition_point(|row| row.0 <= word);
        self.0.insert(place, (word, value));
        self
    }

    /// What the rows of a word say, in their order.
    pub(super) fn all(&self, word: &str) -> impl Iterator<Item = &'static str> {
        let from = self.0.partition_point(|row| row.0 < word);
        self.0[from..].iter().take_while(move |row| row.0 == word).map(|row| row.1)
    }

    /// What the first row of a word says.
    pub(super) fn find(&self, word: &str) -> Option<&'static str> {
        self.all(word).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_values_in_order() {
        let rows = Rows::of(&["# note\n1\tb\n2\ta\n\n", "3\tb\n"]);
        assert_eq!(rows.all("b").collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!((rows.find("a"), rows.find("c")), (Some("2"), None));
        assert_eq!(Rows::turned(&["a\t1\n"]).find("a"), Some("1"));
    }
}
