//! One element of XML with all that is in it, as a flat list: no pointers, no recursion, dropped in one go.

/// A tag or a text of an item.
#[derive(Debug)]
pub(super) enum Node {
    /// Name, attributes, and the number of the first node behind the element.
    Element(String, Vec<(String, String)>, usize),
    Text(String),
}

/// One element with all that is in it, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The last node is a text that goes on.
    pub(super) goes_on: bool,
}

/// An element of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    tree: &'a Tree,
    at: usize,
}

impl Tree {
    /// The element around all others.
    pub(super) fn root(&self) -> Element<'_> {
        Element { tree: self, at: 0 }
    }
}

impl<'a> Element<'a> {
    fn parts(self) -> (&'a str, &'a [(String, String)], usize) {
        match &self.tree.nodes[self.at] {
            Node::Element(name, attributes, end) => (name, attributes, *end),
            Node::Text(_) => ("", &[], self.at + 1),
        }
    }

    /// Its name; lower case, without a prefix that says nothing.
    pub(super) fn name(self) -> &'a str {
        self.parts().0
    }

    /// Its attributes by their local names.
    pub(super) fn attributes(self) -> &'a [(String, String)] {
        self.parts().1
    }

    /// An attribute by its local name.
    pub(super) fn attribute(self, name: &str) -> Option<&'a str> {
        self.parts().1.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The elements right inside it.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'a>> {
        let (tree, end) = (self.tree, self.parts().2);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            while at < end {
                let here = at;
                match &tree.nodes[at] {
                    Node::Element(.., behind) => {
                        at = *behind;
                        return Some(Element { tree, at: here });
                    }
                    Node::Text(_) => at += 1,
                }
            }
            None
        })
    }

    /// All elements inside it, in order.
    pub(super) fn all(self) -> impl Iterator<Item = Element<'a>> {
        let tree = self.tree;
        (self.at + 1..self.parts().2)
            .filter(move |&at| matches!(tree.nodes[at], Node::Element(..)))
            .map(move |at| Element { tree, at })
    }

    /// The first child of a name.
    pub(super) fn child(self, name: &str) -> Option<Element<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// The first element of a name anywhere inside.
    pub(super) fn find(self, name: &str) -> Option<Element<'a>> {
        self.all().find(|element| element.name() == name)
    }

    /// Its text with all that is inside, as it stands.
    pub(super) fn text(self) -> String {
        let texts = self.tree.nodes[self.at + 1..self.parts().2].iter();
        texts.filter_map(|node| if let Node::Text(text) = node { Some(text.as_str()) } else { None }).collect()
    }

    /// Its text on one line; nothing for an empty one.
    pub(super) fn line(self) -> Option<String> {
        let text = self.text().split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text).filter(|text| !text.is_empty())
    }

    /// Its text without that of elements of some names, on one line.
    pub(super) fn line_without(self, names: &[&str]) -> Option<String> {
        let (mut text, mut at, end) = (String::new(), self.at + 1, self.parts().2);
        while at < end {
            match &self.tree.nodes[at] {
                Node::Element(name, _, behind) if names.contains(&name.as_str()) => at = *behind,
                Node::Element(..) => at += 1,
                Node::Text(words) => {
                    text.push_str(words);
                    at += 1;
                }
            }
        }
        Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    }

    /// What is inside it as HTML.
    pub(super) fn html(self) -> String {
        let mut html = String::new();
        let mut open: Vec<(&str, usize)> = Vec::new();
        for at in self.at + 1..self.parts().2 {
            close(&mut open, at, &mut html);
            match &self.tree.nodes[at] {
                Node::Element(name, attributes, end) => {
                    html.extend(["<", name]);
                    for (name, value) in attributes.iter().filter(|(name, _)| !name.starts_with("xmlns")) {
                        html.extend([" ", name, "=\"", &escaped(value), "\""]);
                    }
                    html.push('>');
                    if !matches!(name.as_str(), "br" | "img" | "hr" | "meta" | "link" | "input" | "source") {
                        open.push((name, *end));
                    }
                }
                Node::Text(text) => html.push_str(&escaped(text)),
            }
        }
        close(&mut open, self.parts().2, &mut html);
        html
    }
}

fn close(open: &mut Vec<(&str, usize)>, at: usize, html: &mut String) {
    while open.last().is_some_and(|&(_, end)| end <= at) {
        if let Some((name, _)) = open.pop() {
            html.extend(["</", name, ">"]);
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
