//! Pieces by their letters: from a place in a text, every piece that starts there. Which of them are chosen is left
//! to `pieces`.

use std::collections::VecDeque;

/// A piece of text that the encoder knows.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Its row in the table of embeddings.
    pub row: u32,
    /// The logarithm of its chance.
    pub score: f32,
}

#[derive(Default)]
struct Node {
    /// The first of its children; they stand together, in order of byte.
    first: u32,
    children: u16,
    piece: Option<Piece>,
}

/// All pieces, a byte a step.
pub struct Trie {
    nodes: Vec<Node>,
    bytes: Vec<u8>,
}

impl Trie {
    /// Of pieces in byte order.
    pub fn of(pieces: &[(&[u8], Piece)]) -> Self {
        let mut trie = Self { nodes: vec![Node::default()], bytes: vec![0] };
        let mut waiting = VecDeque::from([Group { node: 0, pieces, depth: 0 }]);
        while let Some(Group { node, pieces, depth }) = waiting.pop_front() {
            let (piece, longer) = match pieces.split_first() {
                Some(((text, piece), rest)) if text.len() == depth => (Some(*piece), rest),
                _ => (None, pieces),
            };
            let first = trie.nodes.len();
            for group in longer.chunk_by(|(one, _), (other, _)| one.get(depth) == other.get(depth)) {
                waiting.push_back(Group { node: trie.nodes.len(), pieces: group, depth: depth + 1 });
                trie.bytes.extend(group.first().and_then(|(text, _)| text.get(depth)));
                trie.nodes.push(Node::default());
            }
            let children = (trie.nodes.len() - first) as u16;
            trie.nodes
                .iter_mut()
                .skip(node)
                .take(1)
                .for_each(|node| *node = Node { first: first as u32, children, piece });
        }
        trie
    }

    /// Every piece with which this text starts, with its length in bytes; the shortest first.
    pub fn starts<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = (usize, Piece)> + 'a {
        let mut node = self.nodes.first();
        let step = move |byte: &u8| {
            node = self.child(node?, *byte);
            node.map(|node| node.piece)
        };
        text.iter().map_while(step).enumerate().filter_map(|(at, piece)| Some((at + 1, piece?)))
    }

    fn child(&self, node: &Node, byte: u8) -> Option<&Node> {
        let first = node.first as usize;
        let bytes = self.bytes.get(first..first + usize::from(node.children))?;
        self.nodes.get(first + bytes.binary_search(&byte).ok()?)
    }
}

/// Pieces that share their first `depth` bytes, and the node that these bytes lead to.
struct Group<'a> {
    node: usize,
    pieces: &'a [(&'a [u8], Piece)],
    depth: usize,
}
