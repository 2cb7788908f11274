/** The folder inside an output folder that holds the record of the last run, where there is no better place. */
export const recordFolderInside = ".specmill";
