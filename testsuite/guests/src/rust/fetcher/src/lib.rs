//! A worker that asks other servers, and remembers how often it was asked itself.
use js_sys::{Array, JsString, Promise, Reflect, Uint8Array};
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Headers, Request, RequestInit, Response, WorkerGlobalScope};

#[wasm_bindgen]
extern "C" {
    fn fetch(url: &str) -> Promise;
    #[wasm_bindgen(js_name = fetch)]
    fn fetch_request(request: &Request) -> Promise;
    #[wasm_bindgen(js_name = fetch)]
    fn fetch_with(url: &str, options: &JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = console)]
    fn log(text: &str);

    /// A promise whose functions have results, other than those of js-sys.
    #[wasm_bindgen(extends = js_sys::Object, js_name = Promise)]
    type Chain;
    #[wasm_bindgen(method, js_name = then)]
    fn next(this: &Chain, fulfilled: &JsValue) -> Promise;
    #[wasm_bindgen(method, js_name = then)]
    fn next_or(this: &Chain, fulfilled: &JsValue, rejected: &JsValue) -> Promise;
}

fn then(promise: Promise, next: impl FnOnce(JsValue) -> Result<JsValue, JsValue> + 'static) -> Promise {
    promise.unchecked_into::<Chain>().next(&Closure::once_into_js(next))
}

fn response(value: JsValue) -> Result<Response, JsValue> { value.dyn_into::<Response>() }

fn text(answer: Promise) -> Promise { then(answer, |value| Ok(response(value)?.text()?.into())) }

/// The response of another server as our own.
#[wasm_bindgen]
pub fn pass_on(url: &str) -> Promise { fetch(url) }

#[wasm_bindgen]
pub fn text_of(url: &str) -> Promise { text(fetch(url)) }

/// A member of the object that is the response.
#[wasm_bindgen]
pub fn name_of(url: &str) -> Promise {
    let object = then(fetch(url), |value| Ok(response(value)?.json()?.into()));
    then(object, |value| Reflect::get(&value, &"name".into()))
}

/// The sum of the response's bytes.
#[wasm_bindgen]
pub fn sum_of(url: &str) -> Promise {
    let buffer = then(fetch(url), |value| Ok(response(value)?.array_buffer()?.into()));
    then(buffer, |value| Ok(Uint8Array::new(&value).to_vec().iter().map(|b| *b as u32).sum::<u32>().into()))
}

/// What the response's header section says: status, ok, redirected, type, a field.
#[wasm_bindgen]
pub fn describe(url: &str) -> Promise {
    then(fetch(url), |value| {
        let r = response(value)?;
        let note = r.headers().get("X-Note")?.unwrap_or_default();
        Ok(format!("{} {} {} {} {}", r.status(), r.ok(), r.redirected(), r.url(), note).into())
    })
}

/// Sends a text with a method and a field of its own, as a Request.
#[wasm_bindgen]
pub fn send(method: &str, url: &str, text_to_send: &str) -> Result<Promise, JsValue> {
    let mut options = RequestInit::new();
    options.method(method);
    options.body(Some(&text_to_send.into()));
    let headers = Headers::new()?;
    headers.set("X-Note", "from a worker")?;
    headers.set("Authorization", "Bearer secret")?;
    options.headers(&headers);
    Ok(text(fetch_request(&Request::new_with_str_and_init(url, &options)?)))
}

/// As worker-rs does it: by way of the global object.
#[wasm_bindgen]
pub fn global_fetch(url: &str) -> Promise {
    text(js_sys::global().unchecked_into::<WorkerGlobalScope>().fetch_with_str(url))
}

#[wasm_bindgen]
pub fn without_redirect(mode: &str, url: &str) -> Result<Promise, JsValue> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"redirect".into(), &mode.into())?;
    Ok(then(fetch_with(url, &options), |value| Ok(response(value)?.status().into())))
}

/// Both at a time.
#[wasm_bindgen]
pub fn both(first: &str, second: &str) -> Promise { Promise::all(&Array::of2(&text(fetch(first)), &text(fetch(second)))) }

/// Why it fails, if it does.
#[wasm_bindgen]
pub fn why_not(url: &str) -> Promise {
    text(fetch(url)).unchecked_into::<Chain>().next_or(
        &Closure::once_into_js(|value: JsValue| -> JsValue { value }),
        &Closure::once_into_js(|error: JsValue| -> JsValue { JsString::from(error.unchecked_into::<js_sys::Error>().to_string()).into() }))
}

static VISITS: AtomicU32 = AtomicU32::new(0);

fn visit() -> u32 { VISITS.fetch_add(1, Ordering::Relaxed) + 1 }

/// How often this instance has been asked.
#[wasm_bindgen]
pub fn visits() -> u32 {
    log("visited");
    visit()
}

/// The same, when another server has answered.
#[wasm_bindgen]
pub fn visits_after(url: &str) -> Promise {
    let visits = visit();
    then(fetch(url), move |_| Ok(visits.into()))
}

/// Asks for both and waits for the second only.
#[wasm_bindgen]
pub fn leave_first(first: &str, second: &str) -> Promise {
    let _ = fetch(first);
    text(fetch(second))
}

#[wasm_bindgen]
pub fn panics() { panic!("asked to") }
