//! Time marks, visible in the browser's own tools and to the benchmark.

/// Runs `work` and leaves a measure of it, the last one under each name.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let Some(clock) = web_sys::window().and_then(|window| window.performance()) else { return work() };
    let start = format!("{name}-start");
    clock.clear_marks_with_mark_name(&start);
    clock.clear_measures_with_measure_name(name);
    // A mark that cannot be made is no reason not to work.
    let _ = clock.mark(&start);
    let result = work();
    let _ = clock.measure_with_start_mark(name, &start);
    result
}
