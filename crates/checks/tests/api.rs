//! The public face of the crate, as its source declares it, is that of `api.txt`. Whoever changes it sees what changes for users:
//! `UPDATE_API=1 cargo test -p ipse-checks --test api` writes the file anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, Type, UseTree, Visibility};

#[test]
fn the_public_face_is_the_one_that_was_agreed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("../../src"), &mut files);
    let files: Vec<syn::File> = files.iter().map(|file| syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap()).collect();

    let mut face = Face::default();
    for file in &files {
        face.exports(&file.items);
    }
    for file in &files {
        file.items.iter().for_each(|item| face.item(item));
    }
    let found: String = face.lines.iter().map(|line| format!("{line}\n")).collect();
    let snapshot = root.join("tests/api.txt");
    if std::env::var_os("UPDATE_API").is_some() {
        fs::write(&snapshot, &found).unwrap();
    }
    let known = fs::read_to_string(&snapshot).unwrap_or_default();
    let (old, new): (BTreeSet<&str>, BTreeSet<&str>) = (known.lines().collect(), found.lines().collect());
    let gone: Vec<String> = old.difference(&new).map(|line| format!("- {line}")).collect();
    let added: Vec<String> = new.difference(&old).map(|line| format!("+ {line}")).collect();
    assert!(
        gone.is_empty() && added.is_empty(),
        "the public face changes; if that is wanted, write it down with UPDATE_API=1, and in CHANGELOG.md:\n{}\n{}",
        gone.join("\n"),
        added.join("\n")
    );
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

/// What users see, a line each.
#[derive(Default)]
struct Face {
    /// The names that are given out by `pub use`, and those of public modules.
    names: BTreeSet<String>,
    lines: BTreeSet<String>,
}

impl Face {
    /// Notes all names that a file gives out. A private module that does so too only passes them on to the crate.
    fn exports(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Use(given) if is_public(&given.vis) => self.tree(&given.tree),
                // What stands in a public module itself.
                Item::Struct(of) if of.ident == "Page" && is_public(&of.vis) => {
                    self.names.insert(of.ident.to_string());
                }
                _ => {}
            }
        }
    }

    fn tree(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.tree(&path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree)),
            UseTree::Name(name) => {
                self.names.insert(name.ident.to_string());
            }
            UseTree::Rename(name) => {
                self.names.insert(name.rename.to_string());
            }
            UseTree::Glob(_) => {}
        }
    }

    fn is_given_out(&self, name: impl ToString, visibility: &Visibility) -> bool {
        is_public(visibility) && self.names.contains(&name.to_string())
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(of) if self.is_given_out(&of.ident, &of.vis) => {
                let name = &of.ident;
                self.line(format!("struct {name}{}", text(&of.generics)));
                self.derives(&name.to_string(), &of.attrs);
                self.fields(&name.to_string(), &of.fields, false);
            }
            Item::Enum(of) if self.is_given_out(&of.ident, &of.vis) => {
                let name = &of.ident;
                self.line(format!("enum {name}{}", text(&of.generics)));
                self.derives(&name.to_string(), &of.attrs);
                for variant in &of.variants {
                    self.line(format!("{name}::{}", variant.ident));
                    self.fields(&format!("{name}::{}", variant.ident), &variant.fields, true);
                }
            }
            Item::Fn(of) if self.is_given_out(&of.sig.ident, &of.vis) => self.line(text(&of.sig)),
            Item::Impl(of) => {
                let Type::Path(path) = &*of.self_ty else { return };
                let Some(name) = path.path.segments.last().map(|last| last.ident.to_string()) else { return };
                if !self.names.contains(&name) {
                    return;
                }
                if let Some((_, of_trait, _)) = &of.trait_ {
                    self.line(format!("impl {} for {}", text(of_trait), text(&of.self_ty)));
                    return;
                }
                for item in &of.items {
                    match item {
                        ImplItem::Fn(of) if is_public(&of.vis) => self.line(format!("{name}: {}", text(&of.sig))),
                        ImplItem::Const(of) if is_public(&of.vis) => {
                            self.line(format!("{name}: const {}: {}", of.ident, text(&of.ty)))
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, owner: &str, fields: &Fields, all: bool) {
        for (at, field) in fields.iter().enumerate().filter(|(_, field)| all || is_public(&field.vis)) {
            let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
            self.line(format!("{owner}.{name}: {}", text(&field.ty)));
        }
    }

    /// `#[derive(Debug, Clone)]`, `#[non_exhaustive]`
    fn derives(&mut self, name: &str, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|of| of.path().is_ident("derive") || of.path().is_ident("non_exhaustive")) {
            self.line(format!("{name} {}", text(&attribute.meta)));
        }
    }

    fn line(&mut self, line: String) {
        self.lines.insert(line);
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Source as one writes it, nearly: `fn new (text : & str)` without the blanks.
fn text(of: &impl ToTokens) -> String {
    let mut out = of.to_token_stream().to_string();
    for (from, to) in [
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" :: ", "::"),
        (" : ", ": "),
        ("& ", "&"),
        (" ;", ";"),
        ("- >", "->"),
        ("->(", "-> ("),
    ] {
        out = out.replace(from, to);
    }
    out.trim().to_owned()
}
