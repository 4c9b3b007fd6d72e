// Entente: the front door. A `Workspace` opens data, builds graphs from documents, loads graphs from stores and files, and
// resolves names. No printing, no environment: the faces pass both in and out.
