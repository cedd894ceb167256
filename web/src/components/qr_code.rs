//! A text as a QR code: for a camera, with the text beside it for everybody else.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use yew::prelude::*;

/// The largest code that is drawn: 97 modules a side, 858 bytes (ISO/IEC 18004, version 20, level L).
///
/// A camera needs each module to have four dots or more (<http://www.qrcode.com/en/howto/cell.html>, read
/// 2026-11-21). With the quiet zone that is 420 dots a side, which the column has on a wide screen, and a
/// telephone's 320 pixels of two dots each have as well.
const LARGEST: u8 = 20;

/// The empty margin that a reader needs, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The code, or why there is none.
pub fn qr_code(text: &str) -> Html {
    let Some(code) = encode(text) else {
        return html! { <p class="note" id="qr-code">{ "The link is too long for a QR code that a camera reads surely: copy it instead." }</p> };
    };
    let side = code.size() + 2 * QUIET;
    html! {
        <svg class="qr-code" id="qr-code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label="QR code of the link above">
            <rect width={side.to_string()} height={side.to_string()} fill="#ffffff" />
            <path d={modules(&code)} fill="#000000" shape-rendering="crispEdges" />
        </svg>
    }
}

fn encode(text: &str) -> Option<QrCode> {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    QrCode::encode_segments_advanced(&segment, QrCodeEcc::Low, Version::MIN, Version::new(LARGEST), None, true).ok()
}

/// The dark modules, a square each.
fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_camera_reads_is_not_drawn() {
        assert_eq!(encode(&"x".repeat(858)).map(|code| code.version().value()), Some(20));
        assert!(encode(&"x".repeat(859)).is_none());
    }
}
