//! Prints what feed-rs reads in feeds: one line of JSON for each item of the files that are named on standard input.
use std::{error::Error, fs::File, io::stdin};

use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    for file in stdin().lines() {
        let file = file?;
        let feed = feed_rs::parser::parse(File::open(&file)?).map_err(|error| format!("{file}: {error}"))?;
        for entry in feed.entries {
            let line = json!({
                "file": file,
                "id": entry.id,
                "title": entry.title.map(|title| title.content),
                "link": entry.links.first().map(|link| &link.href),
                "published": entry.published.map(|at| at.to_rfc3339()),
                "language": feed.language,
            });
            println!("{line}");
        }
    }
    Ok(())
}
