//! The page as a file: the tunnel that it carries, and a copy of it.
//!
//! The words of a link stand in a `meta` of the page and follow what is typed. So a page that the browser
//! saves as it stands on the screen opens with its tunnel; keys are in neither.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Where the words stand.
const CARRIED: &str = "meta[name=tunnelwright-scenario]";

/// Their place in it.
const CONTENT: &str = "content";

fn meta() -> Option<Element> {
    super::document()?.query_selector(CARRIED).ok()?
}

/// The words of the link that this page carries, if any.
pub fn carried() -> Option<String> {
    meta()?.get_attribute(CONTENT).filter(|words| !words.is_empty())
}

/// Lets the page carry the words of a link.
pub fn carry(words: &str) {
    if let Some(meta) = meta() {
        // The attribute's name is fixed and valid: it cannot fail.
        let _ = meta.set_attribute(CONTENT, words);
    }
}

/// A copy of this page as it was before it began, carrying the words of a link, or none.
///
/// What only a host needs (`data-hosted`) stays behind, and the policy is that of the single file again: a copy
/// asks for nothing, and an empty one has the single file's bytes.
pub fn page(words: &str) -> Option<String> {
    let document = super::document()?;
    let root: Node = document.document_element()?.into();
    let root: Element = root.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let inside = |selector: &str| root.query_selector(selector).ok().flatten();
    inside("#app")?.set_text_content(None);
    inside("title")?.set_text_content(Some("Tunnelwright"));
    inside(CARRIED)?.set_attribute(CONTENT, words).ok()?;
    root.remove_attribute("data-theme").ok()?;
    while let Some(hosted) = inside("[data-hosted]") {
        let policy = hosted.get_attribute("data-hosted").filter(|policy| !policy.is_empty());
        if let (Some(policy), Some(meta)) = (policy, inside("meta[http-equiv]")) {
            meta.set_attribute(CONTENT, &policy).ok()?;
        }
        hosted.remove();
    }
    Some(["<!doctype html>\n", &root.outer_html()].concat())
}
