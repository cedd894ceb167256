//! The drawing of the core, put in as a node: parsed as XML, never as HTML.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, SupportedType};
use yew::prelude::*;

use super::own::{Own, Part};
use crate::browser;

/// A drawing, from SVG text.
pub fn diagram(svg: impl Into<AttrValue>) -> Html {
    let draw = Part::new(|own| html! { <div class="diagram" ref={own.node.clone()}></div> });
    let settle = |own: &Own, svg: &str| {
        if let Some(host) = own.node.cast::<Element>() {
            // A drawing that cannot be read leaves the place empty; the tables say the same.
            let _ = put(&host, svg);
        }
    };
    Part { mark: svg.into(), settle, ..draw }.named("drawing")
}

fn put(host: &Element, svg: &str) -> Option<()> {
    let parsed = DomParser::new().ok()?.parse_from_string(svg, SupportedType::ImageSvgXml).ok()?;
    let root = parsed.document_element().filter(|root| root.local_name() == "svg")?;
    let node = browser::document()?.import_node_with_deep(root.unchecked_ref(), true).ok()?;
    host.replace_children_with_node_1(&node);
    Some(())
}
