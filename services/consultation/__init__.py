"""What is being decided, until when, what people said, what was answered: the procedure of Law 52/2003.

OWNS    draft acts with their articles and documents; consultations drafted, published, closed, or kept as
        history, versions of their texts, their outcome; recommendations, their register, their answers;
        days off by the Government
HEARS   registry: authority established; organisation verified, suspended, restored, struck off,
        dissolved, merged; account created, changed; mandate given, ended; signing key published, retired
SAYS    publicly: consultation recorded, published, closed, finalised; version published; act adopted,
        rejected, withdrawn; commitment noted; recommendation registered, answered, hidden, restored
        internally: submission received, answered, moderated, contest decided (to its author)
"""
