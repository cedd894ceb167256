//! The drawing of the core, put in as a node: parsed as XML, never as HTML.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, SupportedType};
use yew::prelude::*;

use crate::browser;

/// Properties of [`Diagram`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The drawing as SVG text.
    pub svg: AttrValue,
}

/// A drawing.
#[component]
pub fn Diagram(props: &Props) -> Html {
    let host = use_node_ref();
    use_effect_with((props.svg.clone(), host.clone()), |(svg, host)| {
        if let Some(host) = host.cast::<Element>() {
            // A drawing that cannot be read leaves the place empty; the tables say the same.
            let _ = put(&host, svg);
        }
    });
    html! { <div class="diagram" ref={host}></div> }
}

fn put(host: &Element, svg: &str) -> Option<()> {
    let parsed = DomParser::new().ok()?.parse_from_string(svg, SupportedType::ImageSvgXml).ok()?;
    let root = parsed.document_element().filter(|root| root.local_name() == "svg")?;
    let node = browser::document()?.import_node_with_deep(root.unchecked_ref(), true).ok()?;
    host.replace_children_with_node_1(&node);
    Some(())
}
