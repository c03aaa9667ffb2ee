/// What is worked out of a block once and only when asked: one place for each block of a document.
struct BlockTable<Value> {
    private var values: [Value?]

    init(blockCount: Int) { values = Array(repeating: nil, count: blockCount) }

    /// The block's value, made by `make` the first time.
    mutating func value(of block: Int, _ make: () -> Value) -> Value {
        if let known = values[block] { return known }
        let value = make()
        values[block] = value
        return value
    }
}
