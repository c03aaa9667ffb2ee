public import BaguanRules

/// Every check there is; a check that is not in this list does not exist.
public enum CheckRegistry {
    package static let all: [any Check.Type] = [
        TermCheck.self,
        PatternCheck.self,
        CanonicalCheck.self,
        EnumerationCheck.self,
        PairCheck.self,
        ResidueCheck.self,
        RepetitionCheck.self,
        LengthCheck.self,
        RequiredCheck.self,
        ConsistencyCheck.self,
        ClusterCheck.self,
        LawCheck.self,
        SignOffCheck.self,
        PersonalDataCheck.self,
        ArithmeticCheck.self,
        DateCheck.self,
        AnniversaryCheck.self,
        CountCheck.self,
        PunctuationCheck.self,
        NumberCheck.self,
        TitleMarksCheck.self,
        VariantCheck.self,
        SuspectCheck.self,
    ]

    public static let schemas: [CheckSchema] = all.map { $0.schema }

    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.schema.name, $0) })
}
