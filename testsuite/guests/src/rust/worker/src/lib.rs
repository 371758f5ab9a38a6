//! A worker in the style of Cloudflare's: every shape of wasm-bindgen signature that such functions use.
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, Once};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn log(s: &str);
    #[wasm_bindgen(js_namespace = console)]
    fn error(s: &str);
}

#[derive(Deserialize)]
struct Greet { name: String }
#[derive(Serialize)]
struct Greeting { message: String, timestamp: f64 }

#[wasm_bindgen]
pub fn handle_request(input: &str) -> String {
    let name = match serde_json::from_str::<Greet>(input) { Ok(g) => g.name, Err(_) => "World".into() };
    serde_json::to_string(&Greeting { message: format!("Hello, {}!", name), timestamp: js_sys::Date::now() }).unwrap()
}

#[derive(Deserialize)]
struct NewUser { username: String, email: String }
#[derive(Serialize)]
struct User { id: u32, username: String, email: String, created_at: f64 }
fn err(m: &str) -> String { serde_json::json!({ "error": m }).to_string() }

#[wasm_bindgen]
pub fn create_user(input: &str) -> String {
    let u: NewUser = match serde_json::from_str(input) { Ok(u) => u, Err(_) => return err("Invalid JSON") };
    if u.username.is_empty() { return err("Username required"); }
    if !u.email.contains('@') { return err("Invalid email"); }
    let id = (js_sys::Math::random() * 1e6) as u32;
    serde_json::to_string(&User { id, username: u.username, email: u.email, created_at: js_sys::Date::now() }).unwrap()
}

#[derive(Deserialize)]
struct Numbers { numbers: Vec<i32> }
#[derive(Serialize)]
struct Stats { sum: i32, average: f64, max: i32, min: i32 }

#[wasm_bindgen]
pub fn process_numbers(input: &str) -> String {
    let n: Numbers = match serde_json::from_str(input) { Ok(n) => n, Err(_) => return err("Invalid JSON") };
    let v = n.numbers;
    if v.is_empty() { return err("Empty array"); }
    let sum = v.iter().fold(0i32, |a, b| a.wrapping_add(*b));
    serde_json::to_string(&Stats { sum, average: sum as f64 / v.len() as f64, max: *v.iter().max().unwrap(), min: *v.iter().min().unwrap() }).unwrap()
}

static CACHE: Mutex<Option<BTreeMap<String, String>>> = Mutex::new(None);
#[wasm_bindgen]
pub fn handle_with_cache(key: &str) -> String {
    let mut c = CACHE.lock().unwrap();
    c.get_or_insert_with(BTreeMap::new).entry(key.to_string()).or_insert_with(|| { log(&format!("miss {}", key)); format!("Computed: {}", key) }).clone()
}
#[wasm_bindgen]
pub fn cache_get(key: &str) -> Option<String> { CACHE.lock().unwrap().as_ref().and_then(|c| c.get(key).cloned()) }

struct Limiter { seen: HashMap<String, Vec<f64>>, limit: usize, window: f64 }
impl Limiter {
    fn check(&mut self, ip: &str, now: f64) -> bool {
        let cut = now - self.window;
        let v = self.seen.entry(ip.to_owned()).or_default();
        v.retain(|t| *t > cut);
        if v.len() >= self.limit { return false; }
        v.push(now);
        true
    }
}
static LIMITER: Mutex<Option<Limiter>> = Mutex::new(None);
#[wasm_bindgen]
pub fn check_rate_limit(ip: &str) -> bool {
    LIMITER.lock().unwrap().get_or_insert_with(|| Limiter { seen: HashMap::new(), limit: 100, window: 60_000.0 }).check(ip, js_sys::Date::now())
}

static INIT: Once = Once::new();
thread_local! { static BUF: RefCell<String> = RefCell::new(String::with_capacity(1024)); }
#[wasm_bindgen]
pub fn process(input: &str) -> String {
    INIT.call_once(|| log("init"));
    BUF.with(|b| { let mut b = b.borrow_mut(); b.clear(); b.extend(input.chars().rev()); b.clone() })
}

#[wasm_bindgen]
pub fn safe_handle(input: &str) -> String {
    let r = if input.is_empty() { Err((400, "Invalid input")) } else if input == "missing" { Err((404, "Not found")) } else { Ok(input.to_uppercase()) };
    match r { Ok(s) => s, Err((c, m)) => { error(m); serde_json::json!({ "error": m, "code": c }).to_string() } }
}

#[wasm_bindgen]
pub fn route(method: &str, path: &str) -> String {
    match (method, path) {
        ("GET", "/") => "Home Page".into(),
        ("GET", "/about") => "About Page".into(),
        ("POST", "/api/users") => r#"{"status": "created"}"#.into(),
        ("GET", p) if p.starts_with("/api/users/") => format!(r#"{{"id": "{}"}}"#, p.trim_start_matches("/api/users/")),
        _ => "404 Not Found".into(),
    }
}

#[wasm_bindgen]
pub fn sum_bytes(b: &[u8]) -> u32 { b.iter().map(|x| *x as u32).sum() }
#[wasm_bindgen]
pub fn make_bytes(n: usize) -> Vec<u8> { (0..n).map(|i| i as u8).collect() }
#[wasm_bindgen]
pub fn scale(v: &[f64], k: f64) -> Vec<f64> { v.iter().map(|x| x * k).collect() }
#[wasm_bindgen]
pub fn add64(a: u64, b: i64) -> i64 { (a as i64).wrapping_add(b) }
#[wasm_bindgen]
pub fn maybe(n: Option<u32>) -> Option<f64> { n.map(|x| x as f64 / 2.0) }
#[wasm_bindgen]
pub fn fails(x: i32) -> Result<i32, JsValue> { if x < 0 { Err(JsValue::from_str("negative")) } else { Ok(x * 2) } }
#[wasm_bindgen]
pub fn panics() { panic!("boom") }
#[wasm_bindgen]
pub struct Counter { n: u32 }
#[wasm_bindgen]
impl Counter {
    #[wasm_bindgen(constructor)]
    pub fn new(n: u32) -> Counter { Counter { n } }
    pub fn incr(&mut self) -> u32 { self.n += 1; self.n }
    #[wasm_bindgen(getter)]
    pub fn value(&self) -> u32 { self.n }
}
