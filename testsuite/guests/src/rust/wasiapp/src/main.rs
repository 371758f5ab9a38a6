// exercises std over WASI: args, env, fs, time, random (HashMap), panic exit code
use std::collections::HashMap;
use std::{
    env, fs,
    io::Write,
    process,
    time::{Duration, Instant, SystemTime},
};
fn main() {
    let a: Vec<String> = env::args().skip(1).collect();
    match a.first().map(|s| s.as_str()) {
        Some("env") => {
            let mut v: Vec<_> = env::vars().collect();
            v.sort();
            for (k, x) in v {
                println!("{}={}", k, x);
            }
        }
        Some("cat") => {
            for p in &a[1..] {
                match fs::read_to_string(p) {
                    Ok(s) => print!("{}", s),
                    Err(e) => {
                        eprintln!("cat: {}: {:?}", p, e.kind());
                        process::exit(1)
                    }
                }
            }
        }
        Some("ls") => {
            let mut v: Vec<_> = fs::read_dir(&a[1])
                .unwrap()
                .map(|e| {
                    let e = e.unwrap();
                    let m = e.metadata().unwrap();
                    (e.file_name().into_string().unwrap(), m.is_dir(), m.len())
                })
                .filter(|x| !x.1 || true)
                .collect();
            v.sort();
            for (n, d, l) in v {
                println!("{}{} {}", n, if d { "/" } else { "" }, if d { 0 } else { l });
            }
        }
        Some("fsops") => {
            let d = &a[1];
            let p = format!("{}/rs", d);
            fs::create_dir(&p).unwrap();
            fs::write(format!("{}/x", p), b"abc").unwrap();
            fs::OpenOptions::new()
                .append(true)
                .open(format!("{}/x", p))
                .unwrap()
                .write_all(b"def")
                .unwrap();
            fs::rename(format!("{}/x", p), format!("{}/y", p)).unwrap();
            println!("{}", fs::read_to_string(format!("{}/y", p)).unwrap());
            println!("{}", fs::metadata(format!("{}/y", p)).unwrap().len());
            fs::remove_file(format!("{}/y", p)).unwrap();
            fs::remove_dir(&p).unwrap();
            println!("exists {}", fs::metadata(&p).is_ok());
        }
        Some("time") => {
            let t = Instant::now();
            std::thread::sleep(Duration::from_millis(5));
            println!(
                "{} {}",
                t.elapsed() >= Duration::from_millis(5),
                SystemTime::now() > SystemTime::UNIX_EPOCH
            );
        }
        Some("map") => {
            let mut m = HashMap::new();
            for i in 0..10000u64 {
                *m.entry(i % 97).or_insert(0u64) += i;
            }
            let mut t: Vec<_> = m.into_iter().collect();
            t.sort();
            println!("{:?}", &t[..3]);
        }
        Some("panic") => {
            let v: Vec<i32> = vec![];
            println!("{}", v[a.len()]);
        }
        Some("exit") => process::exit(a[1].parse().unwrap()),
        Some("float") => println!("{} {:?} {:e} {}", 0.1f64 + 0.2, f64::MAX, 1.5e-10f64, (2f64).powf(0.5)),
        _ => println!("usage: env|cat|ls|fsops|time|map|panic|exit|float"),
    }
}
