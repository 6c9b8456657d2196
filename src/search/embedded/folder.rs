//! The folder of the index, kept quick: a change is there for everybody as soon as it is written, and `settle` makes it
//! outlast a power failure afterwards, off the road of whoever waits for it. Until then the queue of the catalogue keeps
//! the change, and an index that cannot be read after a failure is made anew.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, MmapDirectory, OwnedBytes,
    TerminatingWrite, WatchCallback, WatchHandle, WritePtr,
};

/// What tantivy calls the file that says which segments there are.
const META: &str = "meta.json";

/// The folder of an index.
#[derive(Clone, Debug)]
pub struct Folder {
    mapped: MmapDirectory,
    root: PathBuf,
    unsettled: Arc<Mutex<BTreeSet<PathBuf>>>,
    /// The list of segments that was seen last.
    seen: Arc<Mutex<Option<Vec<u8>>>>,
}

impl Folder {
    /// Opens a folder that is there.
    pub fn open(root: &Path) -> anyhow::Result<Self> {
        let mapped = MmapDirectory::open(root)?;
        Ok(Self { mapped, root: root.to_owned(), unsettled: Arc::default(), seen: Arc::default() })
    }

    /// Makes everything that was written outlast a power failure.
    pub fn settle(&self) -> io::Result<()> {
        let written = std::mem::take(&mut *self.unsettled());
        // The list of segments comes last: it may not outlast what it lists.
        let (lists, files): (Vec<_>, Vec<_>) = written.into_iter().partition(|path| path.as_path() == Path::new(META));
        for path in files.iter().chain(&lists) {
            match File::open(self.root.join(path)) {
                Ok(file) => file.sync_data()?,
                // Merged into another meanwhile.
                Err(gone) if gone.kind() == io::ErrorKind::NotFound => {}
                Err(other) => return Err(other),
            }
        }
        self.mapped.sync_directory()
    }

    /// Waits until no other process writes, and keeps them waiting until it is dropped.
    pub fn lock(&self) -> anyhow::Result<DirectoryLock> {
        let lock = Lock { filepath: INDEX_WRITER_LOCK.filepath.clone(), is_blocking: true };
        Ok(self.mapped.acquire_lock(&lock)?)
    }

    /// The list of segments, which differs as soon as anybody changed the index. Its time would not do: two changes
    /// within a tick of the clock have the same.
    pub fn list(&self) -> Option<Vec<u8>> {
        fs::read(self.root.join(META)).ok()
    }

    /// Whether somebody changed the index since it was looked at.
    pub fn is_changed(&self) -> bool {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) != self.list()
    }

    /// Notes that it is looked at now.
    pub fn look(&self) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = self.list();
    }

    /// The files of the folder whose names end like this.
    pub fn ending(&self, end: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let names = entries.map(|entry| PathBuf::from(entry.file_name()));
        names.filter(|name| name.extension().is_some_and(|own| own == end)).collect()
    }

    fn unsettled(&self) -> std::sync::MutexGuard<'_, BTreeSet<PathBuf>> {
        self.unsettled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Directory for Folder {
    /// The store is read once, from one end to the other; mapped, all of it would count as memory from then on.
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        if path.extension().is_some_and(|end| end == "store") {
            return Unmapped::open(self.root.join(path)).map(|file| Arc::new(file) as Arc<dyn FileHandle>);
        }
        self.mapped.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.unsettled().remove(path);
        self.mapped.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.mapped.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let file = File::create_new(self.root.join(path)).map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => OpenWriteError::FileAlreadyExists(path.to_owned()),
            _ => OpenWriteError::wrap_io_error(cause, path.to_owned()),
        })?;
        self.unsettled().insert(path.to_owned());
        Ok(BufWriter::new(Box::new(Unhurried(file))))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.mapped.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let turn = NEXT.fetch_add(1, Ordering::Relaxed);
        let half = self.root.join(format!(".{}-{turn}.half", std::process::id()));
        fs::write(&half, data)?;
        fs::rename(&half, self.root.join(path))?;
        self.unsettled().insert(path.to_owned());
        Ok(())
    }

    /// Nothing yet: see `settle`.
    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// A writer that is kept must not keep other processes waiting, so the lock of writers is `lock`.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        if lock.filepath == INDEX_WRITER_LOCK.filepath {
            return Ok(DirectoryLock::from(Box::new(())));
        }
        self.mapped.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.mapped.watch(callback)
    }
}

/// A file that is written without waiting for the disk.
struct Unhurried(File);

impl Write for Unhurried {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl TerminatingWrite for Unhurried {
    fn terminate_ref(&mut self, _: AntiCallToken) -> io::Result<()> {
        self.0.flush()
    }
}

/// A file that is read piece by piece.
#[derive(Debug)]
struct Unmapped {
    /// Open for as long as it may be read: another process may take it out of the folder meanwhile.
    file: Mutex<File>,
    length: usize,
}

impl Unmapped {
    fn open(path: PathBuf) -> Result<Self, OpenReadError> {
        let open = || -> io::Result<Self> {
            let file = File::open(&path)?;
            let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
            Ok(Self { file: Mutex::new(file), length })
        };
        open().map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound => OpenReadError::FileDoesNotExist(path.clone()),
            _ => OpenReadError::wrap_io_error(cause, path.clone()),
        })
    }
}

impl HasLen for Unmapped {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Unmapped {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        let mut bytes = vec![0; range.len()];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(range.start as u64))?;
        file.read_exact(&mut bytes)?;
        Ok(OwnedBytes::new(bytes))
    }
}
