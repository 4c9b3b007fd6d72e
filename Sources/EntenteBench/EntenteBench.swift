// EntenteBench: the program `entente-bench`, which times one kernel on one graph.
//
// In come a kernel's name and a graph file; out goes one JSON object with the time of loading, the wall and
// processor time of every run, and figures of the result by which a wrong answer shows. No measure lives
// here.
