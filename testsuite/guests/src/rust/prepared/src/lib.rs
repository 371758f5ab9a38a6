//! A worker with a table that an initialiser computes, and with debug information.
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static PRIMES: RefCell<Vec<u32>> = RefCell::new(Vec::new());
    static RUNS: RefCell<u32> = RefCell::new(0);
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn log(text: &str);
}

/// The primes below 100,000.
#[wasm_bindgen]
pub fn prepare() {
    let mut composite = vec![false; 100_000];
    PRIMES.with(|primes| {
        for i in 2..composite.len() {
            if !composite[i] {
                primes.borrow_mut().push(i as u32);
                for j in (i * i..composite.len()).step_by(i) { composite[j] = true; }
            }
        }
    });
    RUNS.with(|runs| *runs.borrow_mut() += 1);
}

/// Needs a host.
#[wasm_bindgen]
pub fn prepare_aloud() { log("prepare"); }

#[wasm_bindgen]
pub fn prime(n: u32) -> Option<u32> { PRIMES.with(|primes| primes.borrow().get(n as usize).copied()) }

#[wasm_bindgen]
pub fn runs() -> u32 { RUNS.with(|runs| *runs.borrow()) }

#[wasm_bindgen]
pub fn crash(text: &str) -> u32 {
    if text.is_empty() {
        core::arch::wasm32::unreachable();
    }
    text.len() as u32
}
