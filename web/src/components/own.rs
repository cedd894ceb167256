//! A part of the page with a small state of its own. One component serves all
//! of them: each component costs the page some kilobytes, a function that draws
//! one costs a few hundred bytes.

use std::rc::Rc;

use yew::prelude::*;

/// What a part remembers for as long as it is on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// Open, shown, done; nothing yet at first.
    pub on: Option<bool>,
    /// What was typed, read or copied.
    pub text: String,
}

/// The part's own state as its drawing sees it.
#[derive(Debug, Clone)]
pub struct Own {
    kept: UseStateHandle<Kept>,
    /// The element that [`Part::settle`] is about, where the drawing names it.
    pub node: NodeRef,
}

impl Own {
    /// Open, shown, done.
    pub fn is_on(&self) -> bool {
        self.kept.on == Some(true)
    }

    /// What it remembers.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Remembers that it is on, or off.
    pub fn turn(&self, on: bool) {
        self.kept.set(Kept { on: Some(on), text: self.kept.text.clone() });
    }

    /// Remembers all of it.
    pub fn keep(&self, kept: Kept) {
        self.kept.set(kept);
    }
}

/// A part before it is drawn.
#[derive(Properties, Clone)]
pub struct Part {
    /// Draws it.
    pub draw: Rc<dyn Fn(&Own) -> Html>,
    /// What it remembers at first.
    pub first: Kept,
    /// What the element shows beside what is drawn: see `settle`.
    pub mark: AttrValue,
    /// Called with the mark when the part stands on the page, and again when the mark or `on` changes.
    pub settle: fn(&Own, &str),
}

impl PartialEq for Part {
    /// A drawing is a function, and those cannot be compared: it is drawn again with the page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[component]
fn OwnPart(part: &Part) -> Html {
    let kept = use_state(|| part.first.clone());
    let own = Own { kept, node: use_node_ref() };
    use_effect_with((own.kept.on, part.mark.clone()), {
        let (own, settle) = (own.clone(), part.settle);
        move |(_, mark)| settle(&own, mark)
    });
    (part.draw)(&own)
}

impl Part {
    /// A part that is drawn so.
    pub fn new(draw: impl Fn(&Own) -> Html + 'static) -> Self {
        Self { draw: Rc::new(draw), first: Kept::default(), mark: AttrValue::default(), settle: |_, _| {} }
    }

    /// The part on the page. Another key in its place is another part, which remembers nothing.
    pub fn named(self, key: &str) -> Html {
        html! { <OwnPart {key} ..self /> }
    }
}
