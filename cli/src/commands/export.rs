//! `export` and `unmerge`.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use tunnelwright_core::bundle::{self, Artifact, Bundle, Options};
use tunnelwright_core::plan::Plan;
use tunnelwright_core::side::Side;

use crate::args::{ExportArgs, UnmergeArgs};
use crate::input::{self, Faults};

/// Writes every file below the folder; refuses when a finding is an error.
pub fn run(args: &ExportArgs) -> Result<ExitCode, Faults> {
    let (scenario, report) = input::checked(&args.file, &args.days)?;
    let options = Options {
        material: input::material(args.seed.as_deref())?,
        with_secrets: args.with_secrets,
        despite_errors: args.despite_errors,
        merge: originals(&args.merge, report.plan.as_ref())?,
    };
    let bundle = bundle::export(&scenario, &report, &options)
        .map_err(|refusal| refusal.findings.iter().map(input::line).collect::<Faults>())?;
    write(&bundle, &args.out)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a saved configuration without what `export --merge` added.
pub fn unmerge(args: &UnmergeArgs) -> Result<ExitCode, Faults> {
    let (_, report) = input::checked(&args.file, &args.days)?;
    let plan = report.plan.as_ref().ok_or_else(|| vec!["the scenario is not complete enough for a plan".to_owned()])?;
    let (side, text) = original(&args.from, Some(plan))?;
    let index = plan.gateways.iter().position(|gateway| gateway.id == side);
    let index = index.ok_or_else(|| vec![format!("there is no gateway \"{side}\"")])?;
    let side = Side { plan, index, keys: None, findings: &[] };
    let restored = bundle::unmerge(&side, &text).map_err(|error| vec![error.message])?;
    super::print(&restored)
}

fn originals(flags: &[String], plan: Option<&Plan>) -> Result<Vec<(String, String)>, Faults> {
    flags.iter().map(|flag| original(flag, plan)).collect()
}

/// `SIDE=FILE`, or `FILE` alone where one side only has such a file.
fn original(flag: &str, plan: Option<&Plan>) -> Result<(String, String), Faults> {
    let known = |id: &str| plan.is_some_and(|plan| plan.gateways.iter().any(|gateway| gateway.id == id));
    if let Some((side, file)) = flag.split_once('=').filter(|(side, _)| known(side)) {
        return Ok((side.to_owned(), input::text(Path::new(file))?));
    }
    let able = plan.iter().flat_map(|plan| &plan.gateways).filter(|gateway| gateway.device.merge.is_some());
    let able: Vec<&str> = able.map(|gateway| gateway.id.as_str()).collect();
    match able.as_slice() {
        [one] => Ok(((*one).to_owned(), input::text(Path::new(flag))?)),
        _ => Err(vec![format!(
            "{flag}: say which side it belongs to, SIDE={flag}; sides with such a file: {}",
            able.join(", ")
        )]),
    }
}

fn write(bundle: &Bundle, folder: &Path) -> Result<(), Faults> {
    for file in &bundle.files {
        write_file(folder, file)?;
    }
    put(&folder.join("manifest.json"), bundle.manifest().to_json().as_bytes(), false)
}

fn write_file(folder: &Path, file: &Artifact) -> Result<(), Faults> {
    put(&folder.join(&file.path), file.text.as_bytes(), file.secret)
}

/// Writes a file; one that holds a key is for its owner alone.
fn put(path: &Path, bytes: &[u8], secret: bool) -> Result<(), Faults> {
    let fault = |error: std::io::Error| vec![format!("{}: {error}", path.display())];
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(fault)?;
    }
    let mut open = fs::OpenOptions::new();
    open.write(true).create(true).truncate(true);
    #[cfg(unix)]
    if secret {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        open.mode(0o600);
        // The mode above holds for a new file only; one that is there already keeps its own.
        if path.exists() {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(fault)?;
        }
    }
    open.open(path).and_then(|mut file| file.write_all(bytes)).map_err(fault)
}
