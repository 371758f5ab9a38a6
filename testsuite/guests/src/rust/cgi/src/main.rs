//! CGI/1.1 with nothing but the standard library and serde: a small JSON service.
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::env;
use std::io::{self, Read, Write};

#[derive(Deserialize)]
struct Order {
    item: String,
    count: u32,
}

#[derive(Serialize)]
struct Receipt {
    item: String,
    total: u32,
    words: HashMap<String, u32>,
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

fn respond(status: &str, kind: &str, body: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "Status: {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len())?;
    out.write_all(body)
}

fn main() -> io::Result<()> {
    let (method, path) = (variable("REQUEST_METHOD"), variable("PATH_INFO"));
    match (method.as_str(), path.as_str()) {
        ("GET", "/") => respond("200 OK", "text/html; charset=utf-8", b"<h1>Hello from Rust!</h1>\n"),
        ("GET", "/agent") => respond("200 OK", "text/plain", variable("HTTP_USER_AGENT").as_bytes()),
        ("GET", "/lines") => {
            println!("Content-Type: text/plain\n");
            for i in 0..100 {
                println!("line {i}");
            }
            Ok(())
        }
        ("POST", "/order") => {
            let mut body = String::new();
            io::stdin().read_to_string(&mut body)?;
            match serde_json::from_str::<Order>(&body) {
                Ok(order) => {
                    let mut words = HashMap::new();
                    for word in order.item.split_whitespace() {
                        *words.entry(word.to_owned()).or_insert(0) += 1;
                    }
                    let receipt = Receipt { total: order.count * 100, item: order.item, words };
                    respond("201 Created", "application/json", &serde_json::to_vec(&receipt)?)
                }
                Err(wrong) => respond("400 Bad Request", "text/plain", format!("{wrong}\n").as_bytes()),
            }
        }
        ("GET", "/panic") => panic!("asked to"),
        _ => respond("404 Not Found", "text/plain", b"Not Found\n"),
    }
}
