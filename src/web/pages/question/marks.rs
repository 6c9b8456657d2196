//! Personal data in a text as a page shows it: the letters marked, and what could stand there instead. Finding it is
//! the work of the guard.

use crate::questions::{Finding, Guard};
use crate::web::view::{Piece, Refusal};

/// The text cut where something begins or ends that may not be kept.
pub fn pieces(text: &str, findings: &[Finding]) -> Vec<Piece> {
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    let mut cut = Vec::new();
    let mut done = 0;
    for finding in findings {
        cut.push(Piece { text: piece(done, finding.start), refused: None });
        let refused = Some(finding.kind.label().to_owned());
        cut.push(Piece { text: piece(finding.start, finding.end), refused });
        done = finding.end;
    }
    cut.push(Piece { text: piece(done, text.len()), refused: None });
    cut.retain(|piece| !piece.text.is_empty());
    cut
}

/// What may not be kept, one by one.
pub fn refusals(text: &str, findings: &[Finding]) -> Vec<Refusal> {
    let refusal = |(number, finding): (usize, &Finding)| Refusal {
        label: finding.kind.label().to_owned(),
        said: text.get(finding.start..finding.end).unwrap_or_default().to_owned(),
        rewrite: finding.rewrite.clone(),
        number,
    };
    findings.iter().enumerate().map(refusal).collect()
}

/// The text with one finding rewritten, by its number, or with `all` of them. What is best left out is left out.
pub fn rewritten(guard: &Guard, text: &str, which: &str) -> anyhow::Result<String> {
    let mut text = text.to_owned();
    let findings = guard.check(&text);
    let chosen = findings.iter().enumerate().filter(|(number, _)| which == "all" || which == number.to_string());
    for (_, finding) in chosen.collect::<Vec<_>>().into_iter().rev() {
        text.replace_range(finding.start..finding.end, finding.rewrite.as_deref().unwrap_or("…"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Mevrouw Jansen, 06-12345678, zoekt gezelschap";

    #[test]
    fn a_marked_text_is_the_same_text() {
        let findings = Guard::new([]).check(TEXT);
        let cut = pieces(TEXT, &findings);
        assert_eq!(cut.iter().map(|piece| piece.text.as_str()).collect::<String>(), TEXT);
        assert_eq!(cut.iter().filter(|piece| piece.refused.is_some()).count(), findings.len());
        assert!(findings.len() >= 2, "{findings:?}");
    }

    #[test]
    fn a_rewritten_text_may_be_kept() {
        let guard = Guard::new([]);
        let text = rewritten(&guard, TEXT, "all").unwrap();
        assert_eq!(guard.check(&text), []);
        assert!(text.contains("zoekt gezelschap"), "{text}");
        let one = rewritten(&guard, TEXT, "0").unwrap();
        assert!(one.contains("06-12345678"), "{one}");
    }
}
