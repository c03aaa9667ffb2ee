// The one list of what `import Baguan` brings along.
@_exported public import BaguanApprovals
@_exported public import BaguanChecks
@_exported public import BaguanDocuments
@_exported public import BaguanFindings
@_exported public import BaguanReports
@_exported public import BaguanRules
@_exported public import BaguanSuspects
@_exported public import BaguanText
