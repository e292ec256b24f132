"""The pages, a file a group of screens."""

from services.portal.pages import (
    accounts,
    components,
    consultations,
    desk,
    desk_answers,
    desk_consultations,
    desk_verifications,
    home,
    information,
    organisations,
    passwords,
    problems,
    receipts,
    recommend,
    recommendations,
    subscriptions,
)

BLUEPRINTS = (
    home.home_pages,
    consultations.consultations,
    recommend.recommend,
    recommendations.recommendations,
    receipts.receipts,
    accounts.accounts,
    passwords.passwords,
    organisations.organisations,
    subscriptions.subscriptions,
    desk.desk_pages,
    desk_consultations.desk_consultations,
    desk_answers.desk_answers,
    desk_verifications.desk_verifications,
    information.information,
    components.components,
    problems.problem_pages,
)
