//! Whether offer helped: the unmet share before and after it came. The figures are printable ones that `gaps` made; this
//! room cannot make any.

/// The unmet share in the year before a service answered a signal and in the time after it, in percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effect {
    /// Before; none when too few questions stand behind it to be printed.
    pub before: Option<u8>,
    /// After; none likewise.
    pub after: Option<u8>,
}

impl Effect {
    /// What can be told about it.
    #[must_use]
    pub fn sentence(self) -> String {
        match (self.before, self.after) {
            (Some(before), Some(after)) => {
                format!("Vooraf vond {before}% van de hulpvragen niets passends. Daarna is dat {after}%.")
            }
            _ => "Er zijn nog te weinig vragen om iets te zeggen.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_figure_alone_says_nothing() {
        let few = Effect::default().sentence();
        assert_eq!(Effect { before: Some(60), after: None }.sentence(), few);
        let both = Effect { before: Some(60), after: Some(25) }.sentence();
        assert!(both.contains("60%") && both.contains("25%"), "{both}");
    }
}
