//! A table of an answer: the first cell of a row names it. On narrow screens
//! each row becomes a block, and its cells say their column.

use yew::prelude::*;

/// A table; its last column stands to the right when it holds `amounts`.
pub fn plain_table(caption: &'static str, heads: &[&'static str], rows: Vec<Vec<Html>>, amounts: bool) -> Html {
    // What stands over the names of the rows needs no word; a heading without one would be read out as such.
    let head = |head: &&'static str| match *head {
        "" => html! { <td /> },
        head => html! { <th scope="col">{ head }</th> },
    };
    let row =
        |cells: Vec<Html>| html! { <tr>{ cells.into_iter().zip(heads).enumerate().map(cell).collect::<Html>() }</tr> };
    html! {
        <table class={if amounts { "plain-table has-amounts" } else { "plain-table" }}>
            <caption>{ caption }</caption>
            <thead><tr>{ heads.iter().map(head).collect::<Html>() }</tr></thead>
            <tbody>{ rows.into_iter().map(row).collect::<Html>() }</tbody>
        </table>
    }
}

fn cell((place, (content, head)): (usize, (Html, &&'static str))) -> Html {
    if place == 0 {
        return html! { <th scope="row">{ content }</th> };
    }
    html! { <td data-head={*head}>{ content }</td> }
}
