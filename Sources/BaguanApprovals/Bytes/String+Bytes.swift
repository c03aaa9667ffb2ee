extension String {
    /// Whether both are the same bytes. `==` is not enough where an approval hangs on it: it takes characters for equal that
    /// are only equivalent, as U+F900 and 豈.
    func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
