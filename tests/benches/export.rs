//! Scenario to all artifacts of both sides, native, one core.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use tunnelwright_core::presets;
use tunnelwright_tests::{checked, exported};

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("export");
    for preset in presets::ALL {
        let scenario = preset.scenario();
        group.bench_function(preset.name, |bencher| {
            bencher.iter(|| {
                let bundle = exported(black_box(&scenario), true);
                bundle.map(|bundle| (bundle.manifest(), bundle))
            })
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("check");
    for preset in presets::ALL {
        let scenario = preset.scenario();
        group.bench_function(preset.name, |bencher| bencher.iter(|| checked(black_box(&scenario))));
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
