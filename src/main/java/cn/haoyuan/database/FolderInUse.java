package cn.haoyuan.database;

import java.nio.file.Path;

/** Another application works on the data folder. */
public final class FolderInUse extends RuntimeException {

    FolderInUse(Path folder) {
        super(folder.toString());
    }
}
