use serde::{Deserialize, Serialize};
use std::io::{self, Read};
#[derive(Deserialize)]
struct Event {
    body: String,
}
#[derive(Serialize)]
#[allow(non_snake_case)]
struct Reply {
    statusCode: u16,
    body: String,
}
fn main() -> io::Result<()> {
    let mut s = String::new();
    io::stdin().read_to_string(&mut s)?;
    let e: Event = serde_json::from_str(&s).unwrap_or(Event { body: "{}".into() });
    println!(
        "{}",
        serde_json::to_string(&Reply {
            statusCode: 200,
            body: format!("Received: {}", e.body)
        })?
    );
    Ok(())
}
