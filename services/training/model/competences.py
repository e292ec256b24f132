"""The eight key competences for lifelong learning (Council Recommendation of 22 May 2018, 2018/C 189/01)."""

COMPETENCES = (
    "citizenship",
    "personal-social-learning",
    "literacy",
    "multilingual",
    "stem",
    "digital",
    "entrepreneurship",
    "cultural",
)
