//! An address space as a row of blocks: used, reserved, proposed, free.

use ipnet::IpNet;
use serde::Serialize;

use super::{free, overlap};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Taken already.
    Used,
    /// Not to be used.
    Reserved,
    /// What we propose.
    Proposed,
    /// Nobody's.
    Free,
}

impl Role {
    /// The word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Reserved => "reserved",
            Self::Proposed => "proposed",
            Self::Free => "free",
        }
    }
}

/// One block of a space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// Its addresses.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub prefix: IpNet,
    /// What it is.
    pub role: Role,
    /// What people call it; empty for free ones.
    pub label: String,
}

/// One space, from its first address to its last without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Space {
    /// The space.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub prefix: IpNet,
    /// Its blocks in order; together they are the space, and none overlaps another.
    pub blocks: Vec<Block>,
}

/// The blocks of a space: the given ones that lie in it, and the free ones
/// between them. Of two that overlap the earlier one counts, and of the later
/// what is left; what reaches beyond the space is cut off.
pub fn space_map(space: IpNet, given: &[Block]) -> Space {
    let mut blocks: Vec<Block> = Vec::new();
    for block in given.iter().filter(|block| overlap(block.prefix, space)) {
        let inside = if block.prefix.contains(&space) { space } else { block.prefix };
        let before: Vec<IpNet> = blocks.iter().map(|block| block.prefix).collect();
        blocks.extend(free(inside, &before).into_iter().map(|prefix| Block { prefix, ..block.clone() }));
    }
    let taken: Vec<IpNet> = blocks.iter().map(|block| block.prefix).collect();
    let rest = free(space, &taken).into_iter();
    blocks.extend(rest.map(|prefix| Block { prefix, role: Role::Free, label: String::new() }));
    Space { prefix: space, blocks: crate::order::in_order(blocks, |one, other| one.prefix <= other.prefix) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(prefix: &str, role: Role) -> Block {
        Block { prefix: prefix.parse().unwrap(), role, label: String::new() }
    }

    #[test]
    fn the_blocks_of_a_space_leave_no_gap_and_no_overlap() {
        let given =
            [block("10.1.0.64/26", Role::Proposed), block("10.1.0.0/25", Role::Used), block("10.0.0.0/24", Role::Used)];
        let space = space_map("10.1.0.0/24".parse().unwrap(), &given);
        let shown: Vec<String> =
            space.blocks.iter().map(|block| format!("{} {}", block.prefix, block.role.word())).collect();
        assert_eq!(shown, ["10.1.0.0/26 used", "10.1.0.64/26 proposed", "10.1.0.128/25 free"]);
        let all = space_map("10.1.0.0/24".parse().unwrap(), &[block("10.0.0.0/8", Role::Reserved)]);
        assert_eq!((all.blocks.len(), all.blocks[0].prefix.to_string()), (1, "10.1.0.0/24".to_owned()));
    }
}
