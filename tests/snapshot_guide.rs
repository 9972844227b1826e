use ipse::render::annotated;
use ipse::{Document, Extractor};

#[test]
fn a_short_article() {
    let document = Document::new(
        "“The pump works,” said Ann Lee, who built it. “Come and see.”\n\n\
         Tom Orr came, and called it “loud, but a pump”.",
    );
    let extraction = Extractor::default().extract(&document);
    insta::assert_snapshot!(annotated(&extraction), @r#"
    [direct] Ann Lee
      1:2 The pump works,
      mention "Ann Lee", cue "said", rule inverted, confidence 0.9
    [direct] Ann Lee
      1:48 Come and see.
      mention "Ann Lee", cue "said", rule read, confidence 0.9
    [mixed] Tom Orr
      3:30 loud, but a pump
      mention "Tom Orr", cue "called", rule subject-of-clause, confidence 0.9

    speakers
      Ann Lee: person, feminine, 2 quotes
      Tom Orr: person, masculine, 1 quote
    "#);
}
