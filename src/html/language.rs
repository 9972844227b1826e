//! Whose rules hold in an element: those of HTML, of drawings or of formulas.

/// Whose rules hold for what stands in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Html,
    /// Drawings.
    Svg,
    /// Formulas.
    MathMl,
    /// What a formula is in another language: drawings, or formulas again.
    Annotation,
}
