public import BaguanText
