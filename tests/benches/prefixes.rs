//! A million prefixes, native, one core: overlaps and summary, beside the summary
//! of the crate that reads our prefixes. `prefixes.py` has the tools of others.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use ipnet::{IpNet, Ipv4Net};
use tunnelwright_core::addressing::{nesting, summarise};

const COUNTS: [usize; 2] = [100_000, 1_000_000];

/// Random networks of the usual lengths: Knuth's generator (MMIX), the same in every run.
fn prefixes(count: usize) -> Vec<IpNet> {
    const LENGTHS: [u8; 14] = [16, 20, 22, 24, 24, 24, 24, 25, 26, 27, 28, 29, 30, 32];
    let mut state = 20_261_121_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 32) as u32
    };
    let mut net = || {
        let length = LENGTHS[next() as usize % LENGTHS.len()];
        Ipv4Net::new(next().into(), length).map(|net| IpNet::V4(net.trunc()))
    };
    (0..count).filter_map(|_| net().ok()).collect()
}

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("prefixes");
    group.sample_size(10);
    for count in COUNTS {
        let list = prefixes(count);
        assert_eq!(summarise(&list), IpNet::aggregate(&list), "both summaries are the same");
        group.bench_function(format!("overlaps and summary, {count}"), |bencher| {
            bencher.iter(|| {
                let nesting = nesting(black_box(&list));
                (nesting.pairs().count(), nesting.summary().len())
            });
        });
        group.bench_function(format!("summary by ipnet, {count}"), |bencher| {
            bencher.iter_batched(|| &list, |list| IpNet::aggregate(black_box(list)).len(), BatchSize::LargeInput);
        });
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
