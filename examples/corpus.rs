use std::io::{BufRead, Write};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let file = std::io::BufReader::new(std::fs::File::open(path).unwrap());
    let mut out = std::io::BufWriter::new(std::io::stdout());
    let e = ipse::Extractor::default();
    let lines: Vec<serde_json::Value> = file.lines().map(|l| serde_json::from_str(&l.unwrap()).unwrap()).collect();
    let docs: Vec<ipse::Document> = lines.iter().map(|v| ipse::Document::new(v["text"].as_str().unwrap())).collect();
    let t = std::time::Instant::now();
    let x: Vec<_> = docs.iter().map(|d| e.extract(d)).collect();
    eprintln!("{:?}", t.elapsed());
    let t = std::time::Instant::now();
    let _x: Vec<_> = docs.iter().map(|d| e.extract(d)).collect();
    eprintln!("{:?}", t.elapsed());
    for (v, x) in lines.iter().zip(x) {
        let mut j = serde_json::to_value(&x).unwrap();
        j["id"] = v["id"].clone();
        writeln!(out, "{j}").unwrap();
    }
}
