/** The folder inside an output folder that holds the record of the last run, where there is no better place. */
export const recordFolderInside = ".specmill";

/** The work folder inside an output folder, where it cannot stand beside it. */
export const workFolderInside = ".specmill-work";
