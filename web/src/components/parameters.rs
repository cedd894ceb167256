//! The table of what is negotiated: one row a value, both ends in their own words.

use tunnelwright_core::bundle::SheetRow;
use tunnelwright_core::devices::Parameter;
use yew::prelude::*;

/// The table; `names` are those of the two ends.
pub fn parameter_table(caption: String, names: &[AttrValue; 2], rows: &[SheetRow]) -> Html {
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
                        <td data-side={left.clone()}>{ cells(&row.first) }</td>
                        <td data-side={right.clone()}>{ cells(&row.second) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn cells(cells: &[Parameter]) -> Html {
    if cells.is_empty() {
        return html! { <span class="none">{ "not set here" }</span> };
    }
    let cell = |cell: &Parameter| {
        html! {
            <div class="cell">
                <span class="cell-label">{ cell.label }</span>
                <span class="cell-value mono">{ &*cell.value }</span>
            </div>
        }
    };
    cells.iter().map(cell).collect()
}
