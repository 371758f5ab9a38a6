//! A benchmark: json [RECORDS] [ROUNDS]. It serialises and parses a made-up list of orders, by serde_json, as types of
//! its own and as values of any shape. It prints checksums, no times.
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
struct Order {
    id: u64,
    customer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    paid: bool,
    weight: f64,
    state: State,
    items: Vec<Item>,
    tags: BTreeMap<String, i32>,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
struct Item {
    product: String,
    count: u16,
    price: f64,
}

#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum State {
    Open,
    Sent { at: i64, by: String },
    Returned { reason: String },
}

/// A fixed sequence, the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }

    fn word(&mut self) -> String {
        const PARTS: [&str; 12] = ["ka", "lo", "mi", "ne", "ru", "sa", "to", "ve", "é", "ß", "日", "\u{1F600}"];
        (0..2 + self.below(4)).map(|_| PARTS[self.below(if self.0 % 16 == 0 { 12 } else { 8 }) as usize]).collect()
    }

    fn text(&mut self) -> String {
        let mut text = self.word();
        for _ in 0..self.below(12) {
            let separator = if self.below(5) == 0 { self.below(6) as usize } else { 0 };
            text.push_str([" ", ", ", "\n", " \"", "\t", " \\"][separator]);
            text.push_str(&self.word());
        }
        text
    }

    fn order(&mut self, id: u64) -> Order {
        Order {
            id: id << self.below(40),
            customer: self.word(),
            note: if self.below(3) == 0 { Some(self.text()) } else { None },
            paid: self.below(2) == 0,
            weight: self.below(1_000_000) as f64 / 1024.0,
            state: match self.below(3) {
                0 => State::Open,
                1 => State::Sent { at: -(self.below(1 << 31) as i64) * 1000, by: self.word() },
                _ => State::Returned { reason: self.text() },
            },
            items: (0..1 + self.below(5))
                .map(|_| Item {
                    product: self.text(),
                    count: self.below(100) as u16,
                    price: self.below(1_000_000) as f64 / 100.0,
                })
                .collect(),
            tags: (0..self.below(4)).map(|_| (self.word(), self.below(2000) as i32 - 1000)).collect(),
        }
    }
}

/// FNV-1a.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf29ce484222325, |hash, byte| (hash ^ byte as u64).wrapping_mul(0x100000001b3))
}

/// Numbers, texts and depth of a value.
fn measure(value: &Value) -> (f64, usize, usize) {
    let below = |values: &mut dyn Iterator<Item = &Value>| {
        let (sum, length, depth) = values.map(measure).fold((0.0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2.max(b.2)));
        (sum, length, depth + 1)
    };
    match value {
        Value::Number(number) => (number.as_f64().unwrap_or(0.0), 0, 0),
        Value::String(text) => (0.0, text.len(), 0),
        Value::Array(values) => below(&mut values.iter()),
        Value::Object(fields) => below(&mut fields.values()),
        _ => (0.0, 0, 0),
    }
}

/// What each customer has ordered.
fn summary(orders: &[Value]) -> Value {
    let mut customers = Map::new();
    for order in orders {
        let customer = order["customer"].as_str().unwrap_or("?");
        let entry = customers.entry(customer).or_insert_with(|| serde_json::json!([0, 0.0]));
        let items = order["items"].as_array().map_or(&[][..], Vec::as_slice);
        let number = |item: &Value, field| item[field].as_f64().unwrap_or(0.0);
        let sum: f64 = items.iter().map(|item| number(item, "price") * number(item, "count")).sum();
        entry[0] = (entry[0].as_u64().unwrap_or(0) + items.len() as u64).into();
        entry[1] = (entry[1].as_f64().unwrap_or(0.0) + sum).into();
    }
    Value::Object(customers)
}

fn main() -> serde_json::Result<()> {
    let number = |index, default| std::env::args().nth(index).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (records, rounds) = (number(1, 2000), number(2, 20));
    let mut random = Random(42);
    let orders: Vec<Order> = (0..records).map(|id| random.order(id)).collect();
    let mut text = serde_json::to_string(&orders)?;
    println!("compact {} {:016x}", text.len(), checksum(&text));
    let mut pretty = String::new();
    let mut customers = Value::Null;
    for _ in 0..rounds {
        let typed: Vec<Order> = serde_json::from_str(&text)?;
        assert!(typed == orders);
        pretty = serde_json::to_string_pretty(&typed)?;
        let any: Value = serde_json::from_str(&pretty)?;
        customers = summary(any.as_array().map_or(&[][..], Vec::as_slice));
        let again = any.to_string();
        text = serde_json::to_string(&serde_json::from_str::<Vec<Order>>(&again)?)?;
    }
    println!("pretty {} {:016x}", pretty.len(), checksum(&pretty));
    println!("again {} {:016x}", text.len(), checksum(&text));
    let (sum, length, depth) = measure(&serde_json::from_str(&text)?);
    println!("values {:.3} {} {}", sum, length, depth);
    let customers = customers.to_string();
    println!("customers {} {:016x}", customers.len(), checksum(&customers));
    Ok(())
}
