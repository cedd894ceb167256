//! Starts the page.

fn main() {
    tunnelwright_web::mount();
}
