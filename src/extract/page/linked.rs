//! JSON-LD in a page: the article's own object among those of the site, its lists and its pictures.
//!
//! Values are walked with a stack; broken JSON (line breaks inside strings, a comment around it) is repaired once and
//! then left out.

use serde_json::{Map, Value};

/// What the structured data of a page says of its article.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) headline: Option<String>,
    pub(super) description: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) body: Option<String>,
    pub(super) types: Vec<String>,
    pub(super) paywalled: bool,
    /// Names by `@id`, for authors that are only referred to.
    people: Vec<(String, String)>,
    rank: u8,
}

impl Data {
    /// Reads one script's text.
    pub(super) fn read(&mut self, text: &str) {
        let text = text
            .trim()
            .trim_start_matches("<!--")
            .trim_start_matches("//<![CDATA[")
            .trim_end_matches("-->")
            .trim_end_matches("//]]>")
            .trim()
            .trim_end_matches(';');
        let value = serde_json::from_str::<Value>(text).or_else(|_| {
            let repaired: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            serde_json::from_str(&repaired)
        });
        let Ok(value) = value else { return };
        let mut objects: Vec<&Map<String, Value>> = Vec::new();
        let mut stack = vec![&value];
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(items) => stack.extend(items.iter().rev()),
                Value::Object(object) => {
                    objects.push(object);
                    stack.extend(
                        ["mainEntity", "mainEntityOfPage", "@graph"]
                            .iter()
                            .filter_map(|key| object.get(*key))
                            .filter(|value| !value.is_string()),
                    );
                }
                _ => {}
            }
        }
        for object in &objects {
            if let (Some(id), Some(name)) = (string(object.get("@id")), string(object.get("name"))) {
                self.people.push((id, name));
            }
        }
        for object in objects {
            self.object(object);
        }
    }

    /// One of its objects is of one of these types.
    pub(super) fn is_of(&self, types: &[&str]) -> bool {
        self.types.iter().any(|kind| types.contains(&kind.as_str()))
    }

    /// One of its objects is an article.
    pub(super) fn is_article(&self) -> bool {
        self.rank >= 3
    }

    fn object(&mut self, object: &Map<String, Value>) {
        let types: Vec<String> = strings(object.get("@type"));
        let rank = types.iter().map(|kind| rank(kind)).max().unwrap_or(0);
        self.types.extend(types);
        if matches!(object.get("isAccessibleForFree"), Some(Value::Bool(false)))
            || string(object.get("isAccessibleForFree")).is_some_and(|free| free.eq_ignore_ascii_case("false"))
        {
            self.paywalled = true;
        }
        if rank == 0 {
            return;
        }
        // A better kind of object goes before; of one kind the first.
        let better = rank > self.rank;
        let take = |slot: &mut Option<String>, value: Option<String>| {
            if value.is_some() && (slot.is_none() || better) {
                *slot = value;
            }
        };
        take(
            &mut self.headline,
            string(object.get("headline")).or_else(|| string(object.get("name")).filter(|_| rank > 1)),
        );
        take(&mut self.description, string(object.get("description")));
        take(
            &mut self.published,
            string(object.get("datePublished"))
                .or_else(|| string(object.get("dateCreated")))
                .or_else(|| string(object.get("uploadDate"))),
        );
        take(&mut self.modified, string(object.get("dateModified")));
        take(&mut self.language, string(object.get("inLanguage")));
        take(&mut self.publisher, names(object.get("publisher"), &self.people).into_iter().next());
        take(&mut self.body, string(object.get("articleBody")).or_else(|| string(object.get("text"))));
        let authors = [object.get("author"), object.get("creator")]
            .into_iter()
            .map(|value| names(value, &self.people))
            .find(|names| !names.is_empty());
        if let Some(authors) = authors.filter(|_| self.authors.is_empty() || better) {
            self.authors = authors;
        }
        self.rank = self.rank.max(rank);
    }
}

/// How likely an object of this type is the page's article.
fn rank(kind: &str) -> u8 {
    match kind.trim_start_matches("http://schema.org/").trim_start_matches("https://schema.org/") {
        "NewsArticle"
        | "ReportageNewsArticle"
        | "AnalysisNewsArticle"
        | "OpinionNewsArticle"
        | "BackgroundNewsArticle"
        | "ReviewNewsArticle"
        | "LiveBlogPosting"
        | "Report" => 4,
        "Article"
        | "BlogPosting"
        | "TechArticle"
        | "ScholarlyArticle"
        | "MedicalWebPage"
        | "AdvertiserContentArticle"
        | "SatiricalArticle"
        | "Review"
        | "SocialMediaPosting"
        | "DiscussionForumPosting" => 3,
        "Recipe" | "HowTo" | "VideoObject" | "CreativeWork" => 2,
        "WebPage" | "ItemPage" | "AboutPage" => 1,
        _ => 0,
    }
}

fn string(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(items) => string(items.first()),
        Value::Object(object) => {
            string(object.get("@value").or_else(|| object.get("name"))).filter(|text| !text.is_empty())
        }
        _ => None,
    }
}

fn strings(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
        Some(Value::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// The names of people or organisations: texts, objects with a name, references, lists of these.
fn names(value: Option<&Value>, people: &[(String, String)]) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    let items: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        other => vec![other],
    };
    let name = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Object(object) => match object.get("name") {
            Some(name) => string(Some(name)),
            None => {
                let id = string(object.get("@id"))?;
                people.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone())
            }
        },
        _ => None,
    };
    items.into_iter().filter_map(name).filter(|name| !name.is_empty()).collect()
}
