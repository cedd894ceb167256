//! An address space drawn to scale: a bar for the whole, and one for the
//! neighbourhood of what is proposed.

use ipnet::IpNet;

use super::shapes::Svg;
use super::{LINE, MARGIN, WIDTH};
use crate::addressing::{Block, Role, Space, space_map};

/// Height of a bar.
const BAR: u32 = 44;
/// From one bar to the next.
const ROW: u32 = BAR + 3 * LINE + 10;
/// Narrowest block that can be seen.
const NARROWEST: u32 = 3;
/// Least width that holds a block's prefix.
const LABELLED: u32 = 130;
/// How much larger the neighbourhood is than what is proposed: 2 to the power of this.
const ZOOM: u8 = 4;

/// The drawing of some spaces, one below the other.
pub fn space_svg(title: &str, spaces: &[Space]) -> String {
    let bars: Vec<Bar> = spaces.iter().flat_map(bars).collect();
    let height = MARGIN + ROW * bars.len() as u32 + LINE + MARGIN;
    let mut svg = Svg::new(WIDTH, height, title, &description(spaces));
    for (row, bar) in bars.iter().enumerate() {
        draw(bar, MARGIN + ROW * row as u32, &mut svg);
    }
    legend(height - MARGIN - LINE, &mut svg);
    svg.finish()
}

/// One bar.
struct Bar {
    caption: String,
    space: Space,
}

/// The whole space, and the neighbourhood of each proposal that is small in it.
fn bars(space: &Space) -> Vec<Bar> {
    let mut bars = vec![Bar { caption: format!("{}, to scale", space.prefix), space: space.clone() }];
    let mut seen: Vec<IpNet> = Vec::new();
    for block in space.blocks.iter().filter(|block| block.role == Role::Proposed) {
        let length = block.prefix.prefix_len().saturating_sub(ZOOM);
        let Ok(near) = IpNet::new(block.prefix.addr(), length).map(|net| net.trunc()) else { continue };
        if length <= space.prefix.prefix_len() || seen.contains(&near) {
            continue;
        }
        seen.push(near);
        let caption = format!("{near}, enlarged");
        bars.push(Bar { caption, space: space_map(near, &given(space)) });
    }
    bars
}

fn given(space: &Space) -> Vec<Block> {
    space.blocks.iter().filter(|block| block.role != Role::Free).cloned().collect()
}

/// The picture in words: every block that is not free.
fn description(spaces: &[Space]) -> String {
    let one = |space: &Space| {
        let blocks = given(space);
        let named: Vec<String> = blocks
            .iter()
            .take(20)
            .map(|block| format!("{} {} {}", block.prefix, block.role.word(), block.label).trim_end().to_owned())
            .collect();
        let more = blocks.len().saturating_sub(named.len());
        let more = if more == 0 { String::new() } else { format!(", and {more} more") };
        let rest = if named.is_empty() { "all free".to_owned() } else { named.join(", ") };
        format!("{}: {rest}{more}.", space.prefix)
    };
    spaces.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn draw(bar: &Bar, y: u32, svg: &mut Svg) {
    let width = WIDTH - 2 * MARGIN;
    svg.text((MARGIN, y + 13), "start", "name", &bar.caption);
    let top = y + LINE + 4;
    for block in &bar.space.blocks {
        let (from, to) = (offset(block.prefix.network(), &bar.space, width), end(block, &bar.space, width));
        let wide = (to - from).max(NARROWEST).min(width - from.min(width - NARROWEST));
        let from = from.min(width - NARROWEST);
        svg.block((MARGIN + from, top), (wide, BAR), block.role.word());
        if wide >= LABELLED {
            svg.text((MARGIN + from + wide / 2, top + 18), "middle", "mono", &block.prefix.to_string());
            let word = if block.label.is_empty() { block.role.word() } else { &block.label };
            svg.text((MARGIN + from + wide / 2, top + 36), "middle", "small", word);
        }
    }
    let below = top + BAR + 15;
    svg.text((MARGIN, below), "start", "mono", &bar.space.prefix.network().to_string());
    svg.text((WIDTH - MARGIN, below), "end", "mono", &bar.space.prefix.broadcast().to_string());
    for block in bar.space.blocks.iter().filter(|block| block.role == Role::Proposed) {
        let middle = (offset(block.prefix.network(), &bar.space, width) + end(block, &bar.space, width)) / 2;
        let x = (MARGIN + middle).clamp(LABELLED, WIDTH - LABELLED);
        svg.text((x, below + LINE), "middle", "mono", &format!("{} {}", block.prefix, block.label));
    }
}

/// Where an address stands in a bar of this width. The space's own length says
/// how many of the address's bits count; 32 of them are exact enough for a screen.
fn offset(address: std::net::IpAddr, space: &Space, width: u32) -> u32 {
    let bits = |address: std::net::IpAddr| match address {
        std::net::IpAddr::V4(address) => u128::from(u32::from(address)) << 96,
        std::net::IpAddr::V6(address) => u128::from(address),
    };
    let inside = bits(address).wrapping_sub(bits(space.prefix.network()));
    let share = inside.checked_shl(u32::from(space.prefix.prefix_len())).unwrap_or(0) >> 96;
    ((share * u128::from(width)) >> 32) as u32
}

fn end(block: &Block, space: &Space, width: u32) -> u32 {
    let last = offset(block.prefix.broadcast(), space, width);
    if block.prefix.broadcast() == space.prefix.broadcast() {
        width
    } else {
        last.max(offset(block.prefix.network(), space, width))
    }
}

fn legend(y: u32, svg: &mut Svg) {
    for (place, role) in [Role::Used, Role::Reserved, Role::Proposed, Role::Free].into_iter().enumerate() {
        // Wide enough for words that a small screen enlarges.
        let x = MARGIN + 235 * place as u32;
        svg.block((x, y), (36, 14), role.word());
        svg.text((x + 46, y + 12), "start", "key", role.word());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(prefix: &str, role: Role) -> Block {
        Block { prefix: prefix.parse().unwrap(), role, label: "<&>".to_owned() }
    }

    #[test]
    fn blocks_stand_where_their_addresses_say() {
        let space = space_map("10.1.0.0/16".parse().unwrap(), &[]);
        let at = |address: &str| offset(address.parse().unwrap(), &space, 940);
        assert_eq!([at("10.1.0.0"), at("10.1.128.0"), at("10.1.255.255")], [0, 470, 939]);
        let all = space_map("0.0.0.0/0".parse().unwrap(), &[]);
        assert_eq!(offset("255.255.255.255".parse().unwrap(), &all, 940), 939);
        let one = space_map("10.0.0.1/32".parse().unwrap(), &[]);
        assert_eq!((offset("10.0.0.1".parse().unwrap(), &one, 940), end(&one.blocks[0], &one, 940)), (0, 940));
        let six = space_map("fd00::/48".parse().unwrap(), &[]);
        assert_eq!(offset("fd00:0:0:8000::".parse().unwrap(), &six, 940), 470);
    }

    #[test]
    fn a_small_proposal_is_drawn_a_second_time_in_its_neighbourhood() {
        let given = [block("172.16.20.0/24", Role::Used), block("172.16.19.224/27", Role::Proposed)];
        let drawing = space_svg("Space <1>", &[space_map("172.16.0.0/16".parse().unwrap(), &given)]);
        assert!(drawing.contains("172.16.18.0/23, enlarged"), "{drawing}");
        assert!(drawing.contains("<title>Space &lt;1&gt;</title>"), "{drawing}");
        assert!(drawing.contains("<desc>172.16.0.0/16: 172.16.19.224/27 proposed &lt;&amp;&gt;, "), "{drawing}");
        assert!(!drawing.contains("style="), "{drawing}");
    }
}
