//! The table of what is negotiated: one row a value, both ends in their own words.

use tunnelwright_core::devices::{Parameter, Topic};
use yew::prelude::*;

/// One value as one end writes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What the device calls it.
    pub label: String,
    /// The value.
    pub value: String,
}

/// The values of one topic at both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicRow {
    /// The topic.
    pub topic: Topic,
    /// Your side.
    pub left: Vec<Cell>,
    /// The other side.
    pub right: Vec<Cell>,
}

/// Both ends' parameters, by topic.
pub fn rows(left: &[Parameter], right: &[Parameter]) -> Vec<TopicRow> {
    let mut topics: Vec<Topic> = left.iter().chain(right).map(|parameter| parameter.topic).collect();
    topics.sort_unstable();
    topics.dedup();
    let cells = |side: &[Parameter], topic: Topic| {
        let own = side.iter().filter(|parameter| parameter.topic == topic);
        own.map(|own| Cell { label: own.label.clone(), value: own.value.clone() }).collect()
    };
    topics.into_iter().map(|topic| TopicRow { topic, left: cells(left, topic), right: cells(right, topic) }).collect()
}

/// The table; `names` are those of the two ends.
pub fn parameter_table(caption: String, names: &[AttrValue; 2], rows: &[TopicRow]) -> Html {
    let [left, right] = names;
    html! {
        <table class="parameters">
            <caption>{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "What" }</th>
                    <th scope="col" class="is-left">{ left }</th>
                    <th scope="col" class="is-right">{ right }</th>
                </tr>
            </thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr>
                        <th scope="row">{ row.topic.name() }</th>
                        <td data-side={left.clone()}>{ cells(&row.left) }</td>
                        <td data-side={right.clone()}>{ cells(&row.right) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn cells(cells: &[Cell]) -> Html {
    if cells.is_empty() {
        return html! { <span class="none">{ "not set here" }</span> };
    }
    let cell = |cell: &Cell| {
        html! {
            <div class="cell">
                <span class="cell-label">{ &cell.label }</span>
                <span class="cell-value mono">{ &cell.value }</span>
            </div>
        }
    };
    cells.iter().map(cell).collect()
}
