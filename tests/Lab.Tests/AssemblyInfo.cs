// Labs are whole networks of processes: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
