"""The switch of the language beside a form that was answered: a browser sends what stands in the fields by then."""

from playwright.sync_api import Page, expect

from tests.browser.grave import barriers


def test_a_switch_after_a_failed_form_keeps_what_was_typed_since_and_enter_still_saves(admin: Page) -> None:
    admin.goto("/pages/new-venue")
    admin.locator("#name_en").fill("Arman")
    admin.locator("#name_en").press("Enter")
    expect(admin.locator(".form .note.bad")).to_contain_text("Some fields need another look")
    admin.locator("#name_ru").fill("Арман")
    admin.locator(".tongues").get_by_text("Рус").click()
    expect(admin.locator("html")).to_have_attribute("lang", "ru")
    expect(admin.locator(".form .note.bad")).to_contain_text("Изменился только язык")
    expect(admin.locator("#name_en")).to_have_value("Arman")
    expect(admin.locator("#name_ru")).to_have_value("Арман")
    assert barriers(admin) == []
    admin.locator("#name_ru").press("Enter")
    expect(admin.locator(".form .note.bad")).not_to_contain_text("Изменился только язык")
