//! What wasm-bindgen can pass between Rust and its host: numbers, options, arrays, values, closures, classes.
use js_sys::{Array, Function, JsString, Map, Object, Promise, Reflect, Uint8Array, JSON};
use wasm_bindgen::prelude::*;
use wasm_bindgen::JsCast;

#[wasm_bindgen]
extern "C" {
    /// Provided by Java.
    fn price(item: &str, count: u32) -> f64;
    #[wasm_bindgen(catch)]
    fn lookup(key: String) -> Result<JsValue, JsValue>;
    fn store(bytes: &[u8], keys: Vec<u32>);
    #[wasm_bindgen(js_namespace = console)]
    fn warn(a: &JsValue, b: &JsValue);
}

#[wasm_bindgen]
pub fn echo_u8(x: u8) -> u8 { x }
#[wasm_bindgen]
pub fn echo_i16(x: i16) -> i16 { x }
#[wasm_bindgen]
pub fn echo_u32(x: u32) -> u32 { x }
#[wasm_bindgen]
pub fn echo_u64(x: u64) -> u64 { x }
#[wasm_bindgen]
pub fn echo_f32(x: f32) -> f32 { x }
#[wasm_bindgen]
pub fn echo_bool(x: bool) -> bool { x }
#[wasm_bindgen]
pub fn echo_char(x: char) -> char { x }
#[wasm_bindgen]
pub fn echo_value(x: JsValue) -> JsValue { x }
#[wasm_bindgen]
pub fn borrow_value(x: &JsValue) -> bool { x.is_undefined() }

#[wasm_bindgen]
pub fn option_u8(x: Option<u8>) -> Option<u8> { x }
#[wasm_bindgen]
pub fn option_i32(x: Option<i32>) -> Option<i32> { x }
#[wasm_bindgen]
pub fn option_f32(x: Option<f32>) -> Option<f32> { x }
#[wasm_bindgen]
pub fn option_i64(x: Option<i64>) -> Option<i64> { x }
#[wasm_bindgen]
pub fn option_bool(x: Option<bool>) -> Option<bool> { x }
#[wasm_bindgen]
pub fn option_char(x: Option<char>) -> Option<char> { x }
#[wasm_bindgen]
pub fn option_string(x: Option<String>) -> Option<String> { x }
#[wasm_bindgen]
pub fn option_bytes(x: Option<Vec<u8>>) -> Option<Vec<u8>> { x }
#[wasm_bindgen]
pub fn option_value(x: Option<Object>) -> Option<Object> { x }

#[wasm_bindgen]
pub fn negate(x: &mut [i32]) { for v in x.iter_mut() { *v = -*v; } }
#[wasm_bindgen]
pub fn reverse_shorts(mut x: Vec<u16>) -> Vec<u16> { x.reverse(); x }
#[wasm_bindgen]
pub fn reverse_longs(x: &[i64]) -> Vec<i64> { x.iter().rev().copied().collect() }
#[wasm_bindgen]
pub fn reverse_values(x: Box<[JsValue]>) -> Box<[JsValue]> { let mut v = x.into_vec(); v.reverse(); v.into_boxed_slice() }

#[wasm_bindgen]
pub fn checked_text(x: &str) -> Result<String, JsValue> {
    if x.is_empty() { Err(js_sys::RangeError::new("empty").into()) } else { Ok(x.to_owned()) }
}
#[wasm_bindgen]
pub fn checked_unit(x: bool) -> Result<(), JsValue> { if x { Ok(()) } else { Err(JsValue::from_f64(7.5)) } }
#[wasm_bindgen]
pub fn checked_float(x: f64) -> Result<f64, JsValue> { if x < 0.0 { Err("no".into()) } else { Ok(x.sqrt()) } }
#[wasm_bindgen]
pub fn throws(x: &str) { wasm_bindgen::throw_str(x) }

#[wasm_bindgen]
pub fn total(items: &str) -> f64 { items.split(',').map(|item| price(item, 2)).sum() }
#[wasm_bindgen]
pub fn find(key: &str) -> String {
    match lookup(key.to_owned()) {
        Ok(value) => value.as_string().unwrap_or_else(|| "no text".into()),
        Err(error) => format!("caught {:?}", error),
    }
}
#[wasm_bindgen]
pub fn keep() { store(&[1, 2, 255], vec![3, 4_000_000_000]); }

#[wasm_bindgen]
pub fn objects() -> String {
    let object = Object::new();
    Reflect::set(&object, &"a".into(), &1.5.into()).unwrap();
    let array = Array::new();
    array.push(&object);
    array.push(&JsValue::NULL);
    array.push(&true.into());
    let map = Map::new();
    map.set(&"k".into(), &array);
    let found: Array = map.get(&"k".into()).unchecked_into();
    warn(&object, &found);
    let text: String = JSON::stringify(&found).unwrap().into();
    format!("{} {} {}", text, found.length(), map.has(&"x".into()))
}
#[wasm_bindgen]
pub fn bytes() -> String {
    let array = Uint8Array::new_with_length(4);
    array.copy_from(&[1, 2, 3, 4]);
    let part = array.subarray(1, 3);
    let mut copy = vec![0; 2];
    part.copy_to(&mut copy);
    format!("{:?} {}", copy, Uint8Array::from(&[9u8, 8][..]).length())
}
#[wasm_bindgen]
pub fn call(f: &Function, x: f64) -> Result<JsValue, JsValue> { f.call1(&JsValue::NULL, &x.into()) }
#[wasm_bindgen]
pub fn map_lengths(texts: Array) -> Array {
    texts.map(&mut |text, index, _| JsValue::from_f64(text.unchecked_into::<JsString>().length() as f64 + index as f64))
}

#[wasm_bindgen]
pub fn adder(n: i32) -> JsValue {
    Closure::wrap(Box::new(move |x: i32| n + x) as Box<dyn Fn(i32) -> i32>).into_js_value()
}
#[wasm_bindgen]
pub fn sum_with_closure(values: Array) -> f64 {
    let mut sum = 0.0;
    values.for_each(&mut |value, _, _| sum += value.as_f64().unwrap());
    let mut count = 0;
    let closure = Closure::wrap(Box::new(move |text: String| { count += 1; format!("{}{}", text, count) })
        as Box<dyn FnMut(String) -> String>);
    let function: &Function = closure.as_ref().unchecked_ref();
    for _ in 0..3 { sum += function.call1(&JsValue::NULL, &"1".into()).unwrap().as_string().unwrap().len() as f64; }
    sum
}
#[wasm_bindgen]
pub fn later(x: u32) -> Promise {
    let closure = Closure::once_into_js(move |value: JsValue| JsValue::from_f64(value.as_f64().unwrap() + 1.0));
    let then = Promise::resolve(&JsValue::from(x));
    let function: Function = closure.unchecked_into();
    let promise = Reflect::get(&then, &"then".into()).unwrap().unchecked_into::<Function>();
    promise.call1(&then, &function).unwrap().unchecked_into()
}

#[wasm_bindgen]
#[derive(Clone, Copy, PartialEq)]
pub enum Color { Red = 0, Green = 7 }
#[wasm_bindgen]
pub fn next_color(c: Color) -> Option<Color> { match c { Color::Red => Some(Color::Green), Color::Green => None } }

#[wasm_bindgen]
pub struct Point {
    pub x: f64,
    pub y: f64,
    #[wasm_bindgen(readonly)]
    pub id: u32,
    name: String,
}
#[wasm_bindgen]
impl Point {
    #[wasm_bindgen(constructor)]
    pub fn new(x: f64, y: f64) -> Result<Point, JsValue> {
        if x.is_nan() { return Err("x is NaN".into()); }
        Ok(Point { x, y, id: 1, name: "p".into() })
    }
    pub fn origin() -> Point { Point { x: 0.0, y: 0.0, id: 2, name: "origin".into() } }
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String { self.name.clone() }
    #[wasm_bindgen(setter)]
    pub fn set_name(&mut self, name: String) { self.name = name; }
    pub fn distance(&self, other: &Point) -> f64 { ((self.x - other.x).powi(2) + (self.y - other.y).powi(2)).sqrt() }
    pub fn into_text(self) -> String { format!("{}({}, {})", self.name, self.x, self.y) }
    pub fn absorb(&mut self, other: Point) { self.x += other.x; self.y += other.y; }
    pub fn maybe(self, keep: bool) -> Option<Point> { if keep { Some(self) } else { None } }
}
#[wasm_bindgen]
pub fn wrapped(x: f64) -> JsValue { Point { x, y: x, id: 3, name: "wrapped".into() }.into() }

#[wasm_bindgen(start)]
pub fn start() { warn(&"started".into(), &JsValue::UNDEFINED); }
